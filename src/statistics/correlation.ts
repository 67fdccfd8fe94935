import {z975} from "./distributions.ts";
import {studentTwoSided} from "./studentT.ts";

export interface Correlation {
  readonly estimate: number;
  /** 95 % limits by Fisher's z; null for fewer than four pairs or a correlation of ±1. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Two-sided, by t on n − 2 degrees of freedom; null for a correlation of ±1. */
  readonly p: number | null;
}

/** Pearson's correlation as R's cor.test gives it; undefined for fewer than three pairs or a side that does not vary. */
export const pearson = (x: readonly number[], y: readonly number[]): Correlation | undefined => tested(x, y, () => 1);

/**
 * Spearman's: Pearson's of mid-ranks, p by t as R's cor.test(exact = FALSE), the limits' variance (1 + r²/2) ÷ (n − 3) (Bonett and
 * Wright 2000). Undefined as above.
 */
export const spearman = (x: readonly number[], y: readonly number[]): Correlation | undefined => tested(midRanks(x), midRanks(y), (r) => 1 + (r * r) / 2);

/** Pearson's correlation of x and y given z: that of their residuals on z. Undefined as above. */
export function partialCorrelation(x: readonly number[], y: readonly number[], z: readonly number[]): number | undefined {
  const [xy, xz, yz] = [product(x, y), product(x, z), product(y, z)];
  if (xy === undefined || xz === undefined || yz === undefined || Math.abs(xz) === 1 || Math.abs(yz) === 1) return undefined;
  return (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
}

/** Ranks from 1; equal values share the mean of theirs. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).sort((i, j) => values[i]! - values[j]! || i - j);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function tested(x: readonly number[], y: readonly number[], variance: (r: number) => number): Correlation | undefined {
  const n = x.length;
  const estimate = n < 3 ? undefined : product(x, y);
  if (estimate === undefined) return undefined;
  if (Math.abs(estimate) === 1) return {estimate, lower: null, upper: null, p: null};
  const p = studentTwoSided(estimate * Math.sqrt((n - 2) / (1 - estimate * estimate)), n - 2);
  if (n < 4) return {estimate, lower: null, upper: null, p};
  const z = Math.atanh(estimate), half = z975 * Math.sqrt(variance(estimate) / (n - 3));
  return {estimate, lower: Math.tanh(z - half), upper: Math.tanh(z + half), p};
}

function product(x: readonly number[], y: readonly number[]): number | undefined {
  const [dx, dy] = [deviations(x), deviations(y)];
  const [xx, yy, xy] = [sum(dx, dx), sum(dy, dy), sum(dx, dy)];
  const vary = (of: number, values: readonly number[]) => of > 1e-24 * sum(values, values);
  if (!vary(xx, x) || !vary(yy, y)) return undefined;
  const r = xy / Math.sqrt(xx * yy);
  return 1 - Math.abs(r) < 1e-14 ? Math.sign(r) : r;
}

function deviations(values: readonly number[]): number[] {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.map((value) => value - mean);
}

const sum = (a: readonly number[], b: readonly number[]): number => a.reduce((total, value, k) => total + value * b[k]!, 0);
