import type {Cell} from "../cells.ts";
import {isClear} from "../cells.ts";
import type {Format} from "../format.ts";
import {fiscalName} from "./fiscal.ts";
import {metricWords} from "./metrics.ts";

/** Every sentence that a reader meets, as a function of figures. `yearStart`: the month in which a fiscal year begins. */
export function english(format: Format, yearStart = 1) {
  const noun = (n: number, [one, many]: readonly [string, string]) => (n === 1 ? one : many);
  const wordsOf = (metric: string) => metricWords[metric] ?? {title: (metric.charAt(0).toUpperCase() + metric.slice(1)).replaceAll("_", " "), kind: "share" as const, events: ["event", "events"] as const, units: ["unit", "units"] as const};

  /** A value with its unit: "38%", "41 days". */
  const value = (metric: string, v: number | null): string => {
    if (v === null) return "–";
    switch (wordsOf(metric).kind) {
      case "days": return `${format.number(v, 0)} days`;
      case "months": return `${format.number(v, 0)} months`;
      case "ratio": return format.number(v, 1);
      case "money": return format.money(v);
      default: return format.percent(v, Math.abs(v) < 0.2 ? 1 : 0);
    }
  };

  /** A value on an axis, its unit said elsewhere. */
  const tick = (metric: string, v: number): string => {
    switch (wordsOf(metric).kind) {
      case "days": case "months": return format.number(v, 0);
      case "ratio": return format.number(v, 1);
      case "money": return format.money(v);
      default: return format.shortPercent(v);
    }
  };

  const amount = (metric: string, change: number): string => {
    switch (wordsOf(metric).kind) {
      case "days": return `${format.number(Math.abs(change), 0)} days`;
      case "months": return `${format.number(Math.abs(change), 0)} months`;
      case "ratio": return format.number(Math.abs(change), 1);
      case "money": return format.money(Math.abs(change));
      default: return `${format.points(change)} points`;
    }
  };

  const bare = (metric: string, change: number): string => {
    const sign = change < 0 ? "−" : "";
    const kind = wordsOf(metric).kind;
    if (kind === "money") return sign + format.money(Math.abs(change));
    return sign + (kind === "share" || kind === "per head" ? format.points(change) : format.number(Math.abs(change), kind === "ratio" ? 1 : 0));
  };

  const unit = (metric: string): string => {
    const {kind} = wordsOf(metric);
    return kind === "share" || kind === "per head" ? " points" : kind === "ratio" || kind === "money" ? "" : ` ${kind}`;
  };

  /** "up 4.1 points in a year", "no clear change in a year", or why nothing can be said. */
  const change = (cell: Cell): string => {
    if (cell.change === null) return "no figure a year earlier to compare with";
    if (cell.changeLower === null || cell.changeUpper === null) return "too few to say whether it changed in a year";
    if (!isClear(cell)) return "no clear change in a year";
    return `${cell.change > 0 ? "up" : "down"} ${amount(cell.metric, cell.change)} in a year`;
  };

  /** How surely: "between 1.2 and 7.0" of a clear change, "−1.6 to +9.4 points" of one that may be nothing. */
  const changeInterval = (cell: Cell): string => {
    if (cell.change === null || cell.changeLower === null || cell.changeUpper === null) return "";
    const signed = (x: number) => {
      const size = bare(cell.metric, Math.abs(x));
      return /[1-9]/.test(size) ? `${x < 0 ? "−" : "+"}${size}` : size;
    };
    if (!isClear(cell)) return `${signed(cell.changeLower)} to ${signed(cell.changeUpper)}${unit(cell.metric)}`;
    const [near, far] = cell.change > 0 ? [cell.changeLower, cell.changeUpper] : [cell.changeUpper, cell.changeLower];
    return `between ${bare(cell.metric, Math.abs(near))} and ${bare(cell.metric, Math.abs(far))}`;
  };

  /** "95 of 250 openings", "388 promotions, 3,580 people on average". */
  const denominator = (cell: Cell): string => {
    const {kind, events, units} = wordsOf(cell.metric);
    if (cell.denominator === null) return hidden(cell.state);
    const d = `${format.count(cell.denominator)} ${noun(cell.denominator, units)}`;
    if (kind === "days" || kind === "money" || cell.numerator === null) return d;
    if (kind === "share" && events[1] === units[1]) return `${format.count(cell.numerator)} of ${d}`;
    return `${format.count(cell.numerator)} ${noun(cell.numerator, events)}, ${d}`;
  };

  /** Whether a target of a year can be set against a period: a rate per head of a quarter is about a quarter of the year's. */
  const comparesWithYear = (metric: string, grain: Cell["grain"]): boolean => grain === "year" || grain === "trailing_12m" || !["per head", "money"].includes(wordsOf(metric).kind);

  const certain = `${format.percent(0.95)} interval`;

  /** "32% to 44%", "36 to 47 days". */
  const bounds = (cell: Cell): string => {
    if (cell.lower === null || cell.upper === null) return "";
    const {kind} = wordsOf(cell.metric);
    return `${kind === "days" || kind === "months" ? format.number(cell.lower, 0) : value(cell.metric, cell.lower)} to ${value(cell.metric, cell.upper)}`;
  };

  /** "95% interval 32% to 44%". */
  const interval = (cell: Cell): string => (bounds(cell) === "" ? "" : `${certain} ${bounds(cell)}`);

  const lastDay = (cell: Cell) => new Date(Date.parse(`${cell.end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

  /** "12 months to 30 June 2026", "2025", "January to March 2026"; where the year begins in another month than January, "FY2026/27 Q1". */
  const period = (cell: Pick<Cell, "grain" | "start" | "end">): string => {
    const last = lastDay(cell as Cell);
    if (cell.grain === "month") return format.month(cell.start);
    if (yearStart !== 1 && (cell.grain === "year" || cell.grain === "quarter")) return fiscalName(cell.start, yearStart, cell.grain === "quarter");
    if (cell.grain === "year" && cell.start.endsWith("-01-01")) return format.year(cell.start);
    if (cell.grain === "quarter") return `${format.monthName(cell.start)} to ${format.month(last)}`;
    return `12 months to ${format.day(last)}`;
  };

  /** How a series is stepped. */
  const by: Readonly<Record<Cell["grain"], string>> = {month: "By month", quarter: "By quarter", year: "By year", trailing_12m: "Rolling 12 months"};

  const hidden = (state: string): string => {
    switch (state) {
      case "too_few": return "too few people to show";
      case "complement": return "hidden: the rest would be too few people";
      case "withheld": return "hidden: too few people, or it would tell of others too few";
      case "derivable": return "hidden: other published counts would tell it";
      case "no_rate": return "counts only: under 20 people a rate would mislead";
      default: return "not published";
    }
  };

  const statesNote = (cells: readonly Cell[]): string => {
    const few = cells.filter((c) => c.value === null && c.state !== "shown").length;
    return few === 0 ? "Counts are rounded to fives." : `Counts are rounded to fives. ${format.count(few)} of ${format.count(cells.length)} cells are hidden: they, or what is left of the whole without them, would be too few people.`;
  };

  /** "10.6 promotions per 100 people", "44% of openings". */
  const told = (cell: Cell): string => {
    const {kind, events, units} = wordsOf(cell.metric);
    if (kind === "per head") return `${format.number(cell.value! * 100, cell.value! < 0.2 ? 1 : 0)} ${events[1]} per 100 people`;
    return kind === "share" ? `${value(cell.metric, cell.value)} of ${units[1]}` : value(cell.metric, cell.value);
  };

  /** "9.1 in a hundred people": a rate per head in words. */
  const perHundred = (cell: Cell): string => `${format.number((cell.value ?? 0) * 100, 1)} in a hundred people`;

  return {count: format.count, value, tick, comparesWithYear, certain, bounds, told, perHundred, amount, change, changeInterval, denominator, interval, period, by, hidden, statesNote, title: (metric: string) => wordsOf(metric).title, noun, wholeOrganization: "Whole organization"};
}

export type Words = ReturnType<typeof english>;
