import {chiSquareUpper} from "./distributions.ts";
import type {Selection} from "./hypergeometric.ts";
import {commonOddsRatio, twoSided} from "./mantelHaenszel.ts";

export interface Heterogeneity {
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * Whether the odds ratio differs between strata: Breslow and Day (1980) with Tarone's correction (1985), around the Mantel–Haenszel
 * odds ratio. Strata without selected or without unselected people tell nothing and count for no degree of freedom. Undefined where
 * fewer than two are left, or the common odds ratio is 0 or infinite.
 */
export function breslowDay(strata: readonly Selection[]): Heterogeneity | undefined {
  const told = twoSided(strata).filter(({focal, focalPool, reference, referencePool}) => focal + reference > 0 && focal + reference < focalPool + referencePool);
  const common = commonOddsRatio(told)?.ratio;
  if (told.length < 2 || !common) return undefined;
  let [chiSquared, difference, total] = [0, 0, 0];
  for (const stratum of told) {
    const expected = fittedFocal(stratum, common);
    const {focal, focalPool, reference, referencePool} = stratum;
    const selected = focal + reference;
    const variance = 1 / (1 / expected + 1 / (focalPool - expected) + 1 / (selected - expected) + 1 / (referencePool - selected + expected));
    chiSquared += (focal - expected) ** 2 / variance;
    difference += focal - expected;
    total += variance;
  }
  const corrected = Math.max(0, chiSquared - difference ** 2 / total);
  return {chiSquared: corrected, degrees: told.length - 1, p: chiSquareUpper(corrected, told.length - 1)};
}

/** The focal count at which a table with these margins has the odds ratio given: the root of a quadratic, written so that no digits cancel. */
function fittedFocal({focal, focalPool, reference, referencePool}: Selection, odds: number): number {
  const selected = focal + reference;
  const a = odds - 1;
  const b = referencePool - selected + odds * (focalPool + selected);
  const c = odds * focalPool * selected;
  return (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
}
