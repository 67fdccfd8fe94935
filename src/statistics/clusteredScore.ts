import {chiSquareUpper} from "./distributions.ts";
import type {ChiSquared} from "./mantelHaenszel.ts";

/** People of one side of a stratum, with their rows: a person may have several. All sums are of whole numbers. */
export interface Cluster {
  readonly people: number;
  readonly rows: number;
  readonly selected: number;
  /** Σ rows², Σ rows × selected and Σ selected², each over people. */
  readonly rowsSquared: number;
  readonly rowsSelected: number;
  readonly selectedSquared: number;
}

/**
 * A stratified test of two groups whose people have several rows each, taken person by person: a person's score is what is selected of
 * their rows less what the stratum's rate expects. With a row a person it is the Cochran–Mantel–Haenszel test without correction.
 * Undefined where no stratum that holds both groups has any spread.
 */
export function clusteredScoreTest(strata: readonly {readonly focal: Cluster; readonly reference: Cluster}[]): ChiSquared | undefined {
  let [difference, variance] = [0, 0];
  for (const {focal, reference} of strata) {
    if (focal.people === 0 || reference.people === 0) continue;
    const people = focal.people + reference.people;
    const rate = (focal.selected + reference.selected) / (focal.rows + reference.rows);
    const squares = [focal, reference].reduce((sum, c) => sum + c.selectedSquared - 2 * rate * c.rowsSelected + rate * rate * c.rowsSquared, 0);
    // Scores add up to nothing over a stratum, so that their mean is 0.
    difference += focal.selected - rate * focal.rows;
    variance += ((focal.people * reference.people) / (people * (people - 1))) * Math.max(0, squares);
  }
  if (!(variance > 0)) return undefined;
  const chiSquared = difference ** 2 / variance;
  return {chiSquared, p: chiSquareUpper(chiSquared, 1), z: Math.sign(difference) * Math.sqrt(chiSquared)};
}
