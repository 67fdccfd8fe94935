import {headlineOf, isClear, select, type Cell} from "./cells.ts";

/** How much a change stands out of its own uncertainty: the change over half the interval's width. */
const strength = (c: Cell) => Math.abs(c.change!) / Math.max(1e-12, (c.changeUpper! - c.changeLower!) / 2);

/** The clear changes of the last whole year among the members of some dimensions, the strongest first, one a member. */
export function strongestChanges(cells: readonly Cell[], metrics: readonly string[], dimensions: readonly string[], most: number): Cell[] {
  const found = comparisons(cells, metrics, dimensions).filter(isClear);
  const told = new Set<string>();
  return found
    .sort((a, b) => strength(b) - strength(a) || (a.member < b.member ? -1 : 1))
    .filter((c) => !told.has(c.member) && told.add(c.member))
    .slice(0, most);
}

/** The cells of the last whole year that can be compared with the year before. */
export const comparisons = (cells: readonly Cell[], metrics: readonly string[], dimensions: readonly string[]): Cell[] =>
  metrics.flatMap((metric) => dimensions.flatMap((dimension) => lastYear(cells, metric, dimension).filter((c) => c.member !== "Unknown" && c.changeLower !== null && c.changeUpper !== null)));

/** The cells of the last whole year. */
export function lastYear(cells: readonly Cell[], metric: string, dimension: string): Cell[] {
  const years = select(cells, {metric, grain: "year", dimension});
  const last = years.at(-1)?.start;
  return years.filter((c) => c.start === last);
}

/** Members whose interval lies wholly on the worse side of the whole's value in the last year, the farthest first. */
export function clearlyWorse(cells: readonly Cell[], metric: string, better: string, dimensions: readonly string[]): Cell[] {
  const whole = lastYear(cells, metric, "all")[0] ?? headlineOf(cells, metric);
  if (!whole || whole.value === null) return [];
  const worse = (c: Cell) => c.lower !== null && c.upper !== null && (better === "higher" ? c.upper < whole.value! : c.lower > whole.value!);
  const distance = (c: Cell) => Math.abs(c.value! - whole.value!) / whole.value!;
  return dimensions.flatMap((dimension) => lastYear(cells, metric, dimension)).filter((c) => c.member !== "Unknown" && c.value !== null && worse(c)).sort((a, b) => distance(b) - distance(a));
}
