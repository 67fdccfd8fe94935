import {lastYear} from "../findings.ts";
import {select, type Cell} from "../cells.ts";
import type {Words} from "../words/en.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {dots, trend, type Scale} from "./charts.ts";
import type {Canvas} from "./draw.ts";
import {eventsOf, targetsOf, type TimeMarks} from "../timeMarks.ts";
import {eventList, type Beside} from "./timeMarks.ts";

/** A figure before it is wrapped: what it found, what it measures, its chart and the cells behind it. */
export interface Drawn {
  readonly title: string;
  readonly subtitle: string;
  readonly chart: string;
  readonly cells: readonly Cell[];
  readonly period: string;
  /** The events marked on the chart, in words, as HTML. */
  readonly events?: string;
}

export const scaleOf = (words: Words, metric: string): Scale => ({
  tick: (v) => words.tick(metric, v),
  label: (v) => words.value(metric, v)
});

const who = (dimension: string, member: string) => (dimension === "all" ? "" : `, ${member}`);

/** A metric over the periods of a grain for one member, with the year before and its interval; over quarters where the member has no such grain. */
export function overTime(canvas: Canvas, words: Words, cells: readonly Cell[], metric: string, dimension: string, member: string, wanted: Cell["grain"] = "quarter", marks: TimeMarks = {events: [], targets: []}): Drawn {
  const chosen = select(cells, {metric, grain: wanted, dimension, member});
  const [grain, periods] = chosen.length > 0 ? [wanted, chosen] : ["quarter" as const, select(cells, {metric, grain: "quarter", dimension, member})];
  const shown = periods.filter((c) => c.value !== null);
  const last = shown.at(-1);
  const name = words.title(metric);
  const [from, to] = [periods[0]?.start ?? "", periods.at(-1)?.end ?? ""];
  const beside: Beside = {events: eventsOf(marks, dimension, member, from, to), targets: words.comparesWithYear(metric, grain) ? targetsOf(marks, metric, dimension, member, from, to) : []};
  return {
    title: last ? `${name}${who(dimension, member)}, ${words.period(last)}: ${words.value(metric, last.value)}, ${words.change(last)}` : `${name}${who(dimension, member)}: too few to show`,
    subtitle: `${words.by[grain]}${last ? `; the last: ${words.denominator(last)}${words.changeInterval(last) && `, change ${words.changeInterval(last)}`}` : ""}. Band: ${words.certain}; grey line: a year earlier${beside.targets.length > 0 ? "; dashes: the target" : ""}`,
    chart: trend(canvas, periods, scaleOf(words, metric), `${name}${who(dimension, member)}, ${words.by[grain].toLowerCase()}`, beside),
    events: eventList(canvas.format, beside.events), cells: periods, period: periods.length === 0 ? "" : `${canvas.format.span(periods[0]!.start, periods.at(-1)!.end)}, ${words.by[grain].toLowerCase()}`
  };
}

/** A metric by the members of a dimension, against the whole, in one period: the last whole year unless another is asked for. */
export function byGroup(canvas: Canvas, words: Words, cells: readonly Cell[], metric: string, dimension: string, asked?: Pick<Cell, "grain" | "start">): Drawn {
  const group = asked ? select(cells, {metric, grain: asked.grain, dimension}).filter((c) => c.start === asked.start) : lastYear(cells, metric, dimension);
  const shown = group.filter((c) => c.value !== null && c.member !== "Unknown").sort((a, b) => b.value! - a.value!);
  const whole = cells.find((c) => c.metric === metric && c.dimension === "all" && c.grain === group[0]?.grain && c.start === group[0]?.start);
  const name = words.title(metric), of = dimensionTitle(dimension).toLowerCase();
  const [most, least] = [shown[0], shown.at(-1)];
  // Not only the outermost two: a wide interval at the end may hide a pair further in that is clearly apart.
  const bounded = shown.filter((c) => c.lower !== null && c.upper !== null);
  const above = [...bounded].sort((a, b) => b.lower! - a.lower!)[0], below = [...bounded].sort((a, b) => a.upper! - b.upper!)[0];
  const apart = above && below && above.lower! > below.upper!;
  const title = !most ? `${name} by ${of}: too few to show`
    : shown.length === 1 ? `${name}: ${most.member} ${words.value(metric, most.value)}`
    : apart && above === most && below === least ? `${name} runs from ${words.value(metric, least!.value)} (${least!.member}) to ${words.value(metric, most.value)} (${most.member})`
    : apart ? `${name}: ${above.member} (${words.value(metric, above.value)}) is clearly above ${below.member} (${words.value(metric, below.value)})`
    : `${name} by ${of}: no two groups are clearly apart`;
  const period = most ? words.period(most) : "";
  return {
    title,
    subtitle: `By ${of}, ${period}; lines: ${words.certain}s; dashed: the whole organization${whole ? `, ${words.denominator(whole)}` : ""}`,
    chart: dots(canvas, group.filter((c) => c.member !== "Unknown"), whole, scaleOf(words, metric), `${name} by ${of}`),
    cells: group, period
  };
}
