import {chiSquareUpper, z975} from "./distributions.ts";
import type {Selection} from "./hypergeometric.ts";
import type {Ratio} from "./proportions.ts";

export interface ChiSquared {
  readonly chiSquared: number;
  readonly p: number;
  /** Its root, with the sign of the focal group's deviation from what is expected of it. */
  readonly z: number;
}

/** Strata that tell something about a difference: both sides there. */
export const twoSided = (strata: readonly Selection[]): Selection[] => strata.filter(({focalPool, referencePool}) => focalPool > 0 && referencePool > 0);

/**
 * Cochran–Mantel–Haenszel test over strata (Mantel and Haenszel 1959; R's mantelhaen.test), by default without the continuity correction.
 * Undefined where no stratum has any spread.
 */
export function cmhTest(strata: readonly Selection[], {corrected = false} = {}): ChiSquared | undefined {
  let [difference, variance] = [0, 0];
  for (const {focal, focalPool, reference, referencePool} of twoSided(strata)) {
    const people = focalPool + referencePool;
    const selected = focal + reference;
    difference += (focal * referencePool - reference * focalPool) / people;
    variance += ((focalPool / people) * (referencePool / people) * selected * ((people - selected) / (people - 1)));
  }
  if (!(variance > 0)) return undefined;
  // R takes the correction off only where it does not exceed the difference.
  const size = Math.abs(difference) - (corrected && Math.abs(difference) >= 0.5 ? 0.5 : 0);
  const chiSquared = size ** 2 / variance;
  return {chiSquared, p: chiSquareUpper(chiSquared, 1), z: Math.sign(difference) * Math.sqrt(chiSquared)};
}

/**
 * Mantel–Haenszel common odds ratio with the interval of Robins, Breslow and Greenland (1986). 0 or undefined where one side of the sum is
 * empty, without an interval.
 */
export function commonOddsRatio(strata: readonly Selection[]): Ratio | undefined {
  const sums = {r: 0, s: 0, pr: 0, psqr: 0, qs: 0};
  for (const {focal, focalPool, reference, referencePool} of twoSided(strata)) {
    const people = focalPool + referencePool;
    const r = (focal * (referencePool - reference)) / people;
    const s = ((focalPool - focal) * reference) / people;
    const p = (focal + referencePool - reference) / people;
    sums.r += r;
    sums.s += s;
    sums.pr += p * r;
    sums.psqr += p * s + (1 - p) * r;
    sums.qs += (1 - p) * s;
  }
  if (sums.s === 0) return undefined;
  if (sums.r === 0) return {ratio: 0, lower: null, upper: null};
  const variance = sums.pr / (2 * sums.r ** 2) + sums.psqr / (2 * sums.r * sums.s) + sums.qs / (2 * sums.s ** 2);
  return limits(sums.r / sums.s, variance);
}

/**
 * Mantel–Haenszel risk ratio over strata, focal rate ÷ reference rate, with the interval of Greenland and Robins (1985). As the common
 * odds ratio where a side is empty.
 */
export function commonRiskRatio(strata: readonly Selection[]): Ratio | undefined {
  let [r, s, spread] = [0, 0, 0];
  for (const {focal, focalPool, reference, referencePool} of twoSided(strata)) {
    const people = focalPool + referencePool;
    r += (focal * referencePool) / people;
    s += (reference * focalPool) / people;
    spread += (focalPool / people) * (referencePool / people) * (focal + reference) - (focal / people) * reference;
  }
  if (s === 0) return undefined;
  return r === 0 ? {ratio: 0, lower: 0, upper: null} : limits(r / s, spread / (r * s));
}

const limits = (ratio: number, variance: number): Ratio => {
  const width = Math.exp(z975 * Math.sqrt(Math.max(0, variance)));
  return {ratio, lower: ratio / width, upper: ratio * width};
};
