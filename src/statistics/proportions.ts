import {z975} from "./distributions.ts";
import type {Selection} from "./hypergeometric.ts";

export interface Ratio {
  readonly ratio: number;
  /** 95 % limits; null where there is none. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The impact ratio (focal rate ÷ reference rate) with Katz's log interval (Katz and others 1978). Nobody of the focal group selected: 0, with
 * ½ added to both counts for the upper limit. Nobody of the reference selected: undefined.
 */
export function impactRatio({focal, focalPool, reference, referencePool}: Selection): Ratio | undefined {
  if (focalPool === 0 || referencePool === 0 || reference === 0) return undefined;
  const half = focal === 0 ? 0.5 : 0;
  const log = Math.log((focal + half) / focalPool) - Math.log((reference + half) / referencePool);
  const error = Math.sqrt(Math.max(0, 1 / (focal + half) - 1 / focalPool + 1 / (reference + half) - 1 / referencePool));
  return {
    ratio: (focal * referencePool) / (reference * focalPool),
    lower: focal === 0 ? 0 : Math.exp(log - z975 * error),
    upper: Math.exp(log + z975 * error)
  };
}

/** Wilson's score limits of x out of n, 95 % (Wilson 1927). */
export function wilsonInterval(x: number, n: number): {lower: number; upper: number} {
  const z2 = z975 ** 2, spread = z975 * Math.sqrt(Math.max(0, (x * (n - x)) / n) + z2 / 4);
  return {lower: Math.max(0, (x + z2 / 2 - spread) / (n + z2)), upper: Math.min(1, (x + z2 / 2 + spread) / (n + z2))};
}

/** Whether the focal rate is under four fifths of the reference's, in integers: 3/5 ÷ 3/4 is exactly 4/5, and not under it. */
export const belowFourFifths = ({focal, focalPool, reference, referencePool}: Selection): boolean =>
  5n * BigInt(focal) * BigInt(referencePool) < 4n * BigInt(reference) * BigInt(focalPool);

/** The difference of two rates in standard errors, these from the rate of both together; null where all or none are selected. */
export function pooledZ({focal, focalPool, reference, referencePool}: Selection): number | null {
  const rate = (focal + reference) / (focalPool + referencePool);
  const variance = rate * (1 - rate) * (1 / focalPool + 1 / referencePool);
  return variance > 0 ? (focal / focalPool - reference / referencePool) / Math.sqrt(variance) : null;
}
