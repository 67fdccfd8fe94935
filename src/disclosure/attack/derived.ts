import {betaQuantile} from "../../statistics/betaQuantile.ts";
import {z975} from "../../statistics/distributions.ts";
import {wilsonInterval} from "../../statistics/proportions.ts";
import type {PublishedTable} from "./files.ts";

/** Figures of a table that its own counts must give, to the last digit: an exact value or limit would give exact counts away. */
interface Derived {
  readonly part: string;
  readonly whole: string;
  readonly value: string;
  readonly limits?: readonly [lower: string, upper: string];
}

const derivations: Readonly<Record<string, Derived>> = {
  metric_values: {part: "numerator", whole: "denominator", value: "value", limits: ["lower", "upper"]},
  key_figures: {part: "numerator", whole: "denominator", value: "value", limits: ["lower", "upper"]},
  metric_alternatives: {part: "numerator", whole: "denominator", value: "value"},
  attainment: {part: "selected", whole: "pool", value: "value", limits: ["lower", "upper"]},
  equity_strata: {part: "selected", whole: "pool", value: "value"},
  track_parity: {part: "retained", whole: "people", value: "retention_12m", limits: ["lower", "upper"]}
};

const limitsOf: Readonly<Record<string, (x: number, n: number) => {lower: number; upper: number}>> = {
  wilson: wilsonInterval,
  // Byar's limits of a Poisson count (Breslow and Day 1987).
  byar: (x, n) => ({
    lower: x === 0 ? 0 : (x * (1 - 1 / (9 * x) - z975 / (3 * Math.sqrt(x))) ** 3) / n,
    upper: ((x + 1) * (1 - 1 / (9 * (x + 1)) + z975 / (3 * Math.sqrt(x + 1))) ** 3) / n
  }),
  clopper_pearson: (x, n) => {
    const odds = (p: number) => p / (1 - p);
    return {lower: x === 0 ? 0 : odds(betaQuantile(0.025, x, n + 1)), upper: odds(betaQuantile(0.975, x + 1, n))};
  }
};

const near = (one: number, other: number) => Math.abs(one - other) < 1e-9;

/**
 * Rates, intervals and thresholds that the counts beside them do not bear: the first row of each kind, as text of its place and what is wrong.
 * `intervals`: how each metric's interval is made, from metric_definitions.
 */
export function derivedFaults(table: PublishedTable, {minimumCell, exact, intervals, place}: {minimumCell: number; exact: boolean; intervals: ReadonlyMap<string, string>; place: (row: number) => string}): string[] {
  const derived = derivations[table.name];
  if (!derived) return [];
  const column = (name: string) => table.columns.get(name)! as ArrayLike<number | null>;
  const [parts, wholes, values] = [column(derived.part), column(derived.whole), column(derived.value)];
  const metrics = table.columns.get("metric");
  const found = new Map<string, string>();
  const note = (kind: string, row: number) => found.has(kind) || found.set(kind, `${place(row)}: ${kind}`);
  for (let row = 0; row < table.rows; row++) {
    const x = parts[row], n = wholes[row], value = values[row];
    if (n === null || n === undefined) continue;
    if (n < (exact ? minimumCell : 5 * Math.floor(minimumCell / 5))) note(`figures of fewer people than ${minimumCell}`, row);
    if (x === null || x === undefined || value === null || value === undefined) continue;
    const kind = metrics ? intervals.get(String(metrics[row])) : "wilson";
    if (kind !== undefined && !limitsOf[kind] && table.name !== "metric_alternatives") continue;
    if (n < 20 && !exact) note("a rate of fewer than twenty people", row);
    if (!near(value, x / n)) note(`${derived.value} is not what its published counts give`, row);
    if (!derived.limits || !kind) continue;
    const expected = limitsOf[kind]!(x, n);
    derived.limits.forEach((name, k) => {
      const limit = column(name)[row];
      if (limit !== null && limit !== undefined && !near(limit, k === 0 ? expected.lower : expected.upper)) note(`${name} is not what its published counts give`, row);
    });
  }
  return [...found.values()];
}
