import type {Cell} from "../cells.ts";
import {isClear} from "../cells.ts";
import type {Format} from "../format.ts";
import {metricWords} from "./metrics.ts";

/** Every sentence that a reader meets, as a function of figures. */
export function english(format: Format) {
  const noun = (n: number, [one, many]: readonly [string, string]) => (n === 1 ? one : many);
  const wordsOf = (metric: string) => metricWords[metric] ?? {title: metric.replaceAll("_", " "), kind: "share" as const, events: ["event", "events"] as const, units: ["unit", "units"] as const};

  /** A value with its unit: "38%", "41 days". */
  const value = (metric: string, v: number | null): string => {
    if (v === null) return "–";
    switch (wordsOf(metric).kind) {
      case "days": return `${format.number(v, 0)} days`;
      case "months": return `${format.number(v, 0)} months`;
      case "ratio": return format.number(v, 1);
      default: return format.percent(v, Math.abs(v) < 0.2 ? 1 : 0);
    }
  };

  const amount = (metric: string, change: number): string => {
    switch (wordsOf(metric).kind) {
      case "days": return `${format.number(Math.abs(change), 0)} days`;
      case "months": return `${format.number(Math.abs(change), 0)} months`;
      case "ratio": return format.number(Math.abs(change), 1);
      default: return `${format.points(change)} points`;
    }
  };

  const bare = (metric: string, change: number): string => {
    const sign = change < 0 ? "−" : "";
    const kind = wordsOf(metric).kind;
    return sign + (kind === "share" || kind === "per head" ? format.points(change) : format.number(Math.abs(change), kind === "ratio" ? 1 : 0));
  };

  /** "up 4.1 points on a year earlier, between 1.2 and 7.0", or why nothing can be said. */
  const change = (cell: Cell): string => {
    if (cell.change === null) return "no figure a year earlier to compare with";
    if (cell.changeLower === null || cell.changeUpper === null) return `${cell.change < 0 ? "down" : "up"} ${amount(cell.metric, cell.change)} on a year earlier, too few to say how surely`;
    if (!isClear(cell)) return `no clear change on a year earlier (between ${bare(cell.metric, cell.changeLower)} and ${cell.changeUpper > 0 ? "+" : ""}${bare(cell.metric, cell.changeUpper)})`;
    const [near, far] = cell.change > 0 ? [cell.changeLower, cell.changeUpper] : [cell.changeUpper, cell.changeLower];
    return `${cell.change > 0 ? "up" : "down"} ${amount(cell.metric, cell.change)} on a year earlier, between ${bare(cell.metric, Math.abs(near))} and ${bare(cell.metric, Math.abs(far))}`;
  };

  /** "95 of 250 openings", "388 promotions, 3,580 people on average". */
  const denominator = (cell: Cell): string => {
    const {kind, events, units} = wordsOf(cell.metric);
    if (cell.denominator === null) return hidden(cell.state);
    const d = `${format.count(cell.denominator)} ${noun(cell.denominator, units)}`;
    if (kind === "days" || cell.numerator === null) return d;
    if (kind === "share" && events[1] === units[1]) return `${format.count(cell.numerator)} of ${d}`;
    return `${format.count(cell.numerator)} ${noun(cell.numerator, events)}, ${d}`;
  };

  const interval = (cell: Cell): string => (cell.lower === null || cell.upper === null ? "" : `95% interval ${value(cell.metric, cell.lower)} to ${value(cell.metric, cell.upper)}`);

  const lastDay = (cell: Cell) => new Date(Date.parse(`${cell.end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

  /** "12 months to 30 June 2026", "2025", "January to March 2026". */
  const period = (cell: Pick<Cell, "grain" | "start" | "end">): string => {
    const last = lastDay(cell as Cell);
    if (cell.grain === "month") return format.month(cell.start);
    if (cell.grain === "year" && cell.start.endsWith("-01-01")) return cell.start.slice(0, 4);
    if (cell.grain === "quarter") return `${format.month(cell.start).split(" ")[0]} to ${format.month(last)}`;
    return `12 months to ${format.day(last)}`;
  };

  const hidden = (state: string): string => {
    switch (state) {
      case "too_few": return "too few people to show";
      case "complement": return "hidden: the rest would be too few people";
      case "no_rate": return "counts only: under 20 people a rate would mislead";
      default: return "not published";
    }
  };

  const statesNote = (cells: readonly Cell[]): string => {
    const few = cells.filter((c) => c.value === null && c.state !== "shown").length;
    const rounding = "Counts are rounded to multiples of five and every figure is computed from them, so that no person can be made out.";
    return few === 0 ? rounding : `${rounding} ${few} of ${cells.length} cells are not shown, because they or what is left of the whole would be too few people.`;
  };

  return {value, amount, change, denominator, interval, period, hidden, statesNote, title: (metric: string) => wordsOf(metric).title, noun};
}

export type Words = ReturnType<typeof english>;
