import {lastYear} from "../findings.ts";
import type {Cell} from "../cells.ts";
import type {Words} from "../words/en.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {dots, trend, type Scale} from "./charts.ts";
import type {Canvas} from "./draw.ts";
import {select} from "../cells.ts";

/** A figure before it is wrapped: what it found, what it measures, its chart and the cells behind it. */
export interface Drawn {
  readonly title: string;
  readonly subtitle: string;
  readonly chart: string;
  readonly cells: readonly Cell[];
  readonly period: string;
}

export const scaleOf = (words: Words, metric: string): Scale => ({
  tick: (v) => words.value(metric, v).replace(/\.0(?=%)/, "").replace(/ (days|months)$/, ""),
  label: (v) => words.value(metric, v)
});

const who = (dimension: string, member: string) => (dimension === "all" ? "" : `, ${member}`);

/** A metric over the quarters for one member, with the year before and its interval. */
export function overTime(canvas: Canvas, words: Words, cells: readonly Cell[], metric: string, dimension: string, member: string): Drawn {
  const quarters = select(cells, {metric, grain: "quarter", dimension, member});
  const shown = quarters.filter((c) => c.value !== null);
  const last = shown.at(-1);
  const name = words.title(metric);
  return {
    title: last ? `${name}${who(dimension, member)}, ${words.period(last)}: ${words.value(metric, last.value)}, ${words.change(last)}` : `${name}${who(dimension, member)}: too few to show`,
    subtitle: `By quarter${last ? `; the last: ${words.denominator(last)}${words.changeInterval(last) && `, change ${words.changeInterval(last)}`}` : ""}. Band: 95% interval; grey line: a year earlier`,
    chart: trend(canvas, quarters, scaleOf(words, metric), `${name} by quarter${who(dimension, member)}`),
    cells: quarters, period: `${quarters[0]?.start ?? ""} to ${quarters.at(-1)?.end ?? ""}, by quarter`
  };
}

/** A metric in the last year by the members of a dimension, against the whole. */
export function byGroup(canvas: Canvas, words: Words, cells: readonly Cell[], metric: string, dimension: string): Drawn {
  const year = lastYear(cells, metric, dimension);
  const shown = year.filter((c) => c.value !== null && c.member !== "Unknown").sort((a, b) => b.value! - a.value!);
  const whole = cells.find((c) => c.metric === metric && c.dimension === "all" && c.grain === "year" && c.start === year[0]?.start);
  const name = words.title(metric), of = dimensionTitle(dimension).toLowerCase();
  const [most, least] = [shown[0], shown.at(-1)];
  const apart = most && least && most !== least && least.upper !== null && most.lower !== null && most.lower > least.upper;
  const title = !most ? `${name} by ${of}: too few to show`
    : shown.length === 1 ? `${name}: ${most.member} ${words.value(metric, most.value)}`
    : apart ? `${name} runs from ${words.value(metric, least!.value)} (${least!.member}) to ${words.value(metric, most.value)} (${most.member})`
    : `${name} by ${of}: no two groups are clearly apart`;
  const period = most ? words.period(most) : "";
  return {
    title,
    subtitle: `By ${of}, ${period}; lines: 95% intervals; dashed: the whole organization${whole ? `, ${words.denominator(whole)}` : ""}`,
    chart: dots(canvas, year.filter((c) => c.member !== "Unknown"), whole, scaleOf(words, metric), `${name} by ${of}`),
    cells: year, period
  };
}
