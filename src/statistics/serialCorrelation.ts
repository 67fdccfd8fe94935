import {normalTwoSided, z975} from "./distributions.ts";

export interface SerialCorrelation {
  readonly correlation: number;
  /** 95 % limits and p by Fisher's z; null where fewer than four effective observations are left. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
}

/**
 * Pearson's correlation of two time series of one length, in order of time, with Fisher's interval on the effective sample size
 * n ÷ (1 + 2 Σ (1 − j/n) ρx(j) ρy(j)), j = 1 … ⌊n/5⌋, never above n (Bartlett 1946; Pyper and Peterman 1998), ρ as R's acf gives it.
 * Undefined for fewer than four pairs or a series that does not vary.
 */
export function serialCorrelation(x: readonly number[], y: readonly number[]): SerialCorrelation | undefined {
  const n = x.length;
  const [dx, dy] = [deviations(x), deviations(y)];
  const [xx, yy] = [product(dx, dx, 0), product(dy, dy, 0)];
  if (n < 4 || xx === 0 || yy === 0) return undefined;
  const correlation = Math.max(-1, Math.min(1, product(dx, dy, 0) / Math.sqrt(xx * yy)));
  let inflation = 1;
  for (let j = 1; j <= Math.floor(n / 5); j++) inflation += 2 * (1 - j / n) * (product(dx, dx, j) / xx) * (product(dy, dy, j) / yy);
  const effective = n / Math.max(1, inflation);
  if (effective <= 3 || Math.abs(correlation) === 1) return {correlation, lower: null, upper: null, p: null};
  const z = Math.atanh(correlation), error = 1 / Math.sqrt(effective - 3);
  return {correlation, lower: Math.tanh(z - z975 * error), upper: Math.tanh(z + z975 * error), p: normalTwoSided(z / error)};
}

function deviations(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Σ a(t) · b(t + lag). */
function product(a: readonly number[], b: readonly number[], lag: number): number {
  let sum = 0;
  for (let t = 0; t + lag < a.length; t++) sum += a[t]! * b[t + lag]!;
  return sum;
}
