import {logBinomial} from "./binomial.ts";

/** Counts of a 2 × 2 table: `focal` of `focalPool` selected, `reference` of `referencePool`. */
export interface Selection {
  readonly focal: number;
  readonly focalPool: number;
  readonly reference: number;
  readonly referencePool: number;
}

/** The focal count that a table's margins allow. */
export function support({focal, focalPool, reference, referencePool}: Selection): {readonly least: number; readonly most: number} {
  const selected = focal + reference;
  return {least: Math.max(0, selected - referencePool), most: Math.min(focalPool, selected)};
}

/** ln P(focal count = x), given a table's margins and no difference; −∞ outside the support. */
export function logHypergeometric(x: number, {focal, focalPool, reference, referencePool}: Selection): number {
  const selected = focal + reference;
  const people = focalPool + referencePool;
  const {least, most} = support({focal, focalPool, reference, referencePool});
  if (x < least || x > most) return -Infinity;
  if (least === most) return 0;
  const [p, q] = [selected / people, (people - selected) / people];
  return logBinomial(x, focalPool, p, q) + logBinomial(selected - x, referencePool, p, q) - logBinomial(selected, people, p, q);
}

/**
 * P(x + 1) ÷ P(x) of the focal count, given the margins, where the odds of being selected are `odds` times the reference's
 * (Fisher's noncentral hypergeometric distribution).
 */
export function nextRatio(x: number, {focal, focalPool, reference, referencePool}: Selection, odds = 1): number {
  const selected = focal + reference;
  return (((focalPool - x) * (selected - x)) / ((x + 1) * (referencePool - selected + x + 1))) * odds;
}

/** The most likely focal count: the largest x with P(x) ≥ P(x − 1). */
export function modeOf(table: Selection, odds = 1): number {
  const {least, most} = support(table);
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nextRatio(middle - 1, table, odds) >= 1) low = middle;
    else high = middle - 1;
  }
  return low;
}
