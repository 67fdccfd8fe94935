import {propagate, undo, type Bounds, type Network, type Trail} from "./propagation.ts";

/** What a count is wished to be in a possible table: as small, or as great, as it can be. */
export interface Wish {
  readonly count: number;
  readonly towards: "least" | "most";
}

/** Where nothing bounds a count from above, as great as it can be is this much more than its least: enough to tell values apart. */
const farther = 10;
const tries = 4;

/**
 * One table of whole numbers that could stand behind what is published: wishes are fulfilled as far as they go, in their order, each followed by narrowing; other
 * counts are as small as can be. Null where none was found so, which does not say that there is none.
 */
export function possibleTable(network: Network, {lower, upper}: Bounds, wishes: Iterable<Wish>): Float64Array | null {
  const bounds = {lower: lower.slice(), upper: upper.slice()}, trail: Trail = {counts: [], lower: [], upper: []};
  for (const {count, towards} of wishes) if (!settle(network, bounds, trail, count, towards)) return null;
  for (let c = 0; c < lower.length; c++) if (!settle(network, bounds, trail, c, "least")) return null;
  return holds(network, bounds.lower) ? bounds.lower : null;
}

/** Gives a count one value, near its least or its greatest. */
function settle(network: Network, bounds: Bounds, trail: Trail, c: number, towards: Wish["towards"]): boolean {
  for (let k = 0; k < tries; k++) {
    const least = bounds.lower[c]!, most = bounds.upper[c]!;
    if (least === most) return true;
    const value = towards === "least" ? least : most === Infinity ? least + farther : most;
    if (assume(network, bounds, trail, c, value, value)) return true;
    if (!(towards === "least" ? assume(network, bounds, trail, c, value + 1, most) : assume(network, bounds, trail, c, least, value - 1))) return false;
  }
  return false;
}

/** Narrows by new bounds of a count; takes them back where a sum could not hold then. */
function assume(network: Network, bounds: Bounds, trail: Trail, c: number, least: number, most: number): boolean {
  const length = trail.counts.length;
  trail.counts.push(c);
  trail.lower.push(bounds.lower[c]!);
  trail.upper.push(bounds.upper[c]!);
  bounds.lower[c] = least;
  bounds.upper[c] = most;
  if (least <= most && propagate(network, bounds, network.sumsOf.subarray(network.sumStarts[c]!, network.sumStarts[c + 1]!), trail) === -1) return true;
  undo(bounds, trail, length);
  return false;
}

/** Whether all sums hold in a table. */
export function holds({terms, starts, relations}: Network, values: Float64Array): boolean {
  return relations.every((relation, k) => {
    let parts = 0;
    for (let t = starts[k]! + 1; t < starts[k + 1]!; t++) parts += values[terms[t]!]!;
    const whole = values[terms[starts[k]!]!]!;
    return relation === 0 ? whole === parts : relation === 1 ? whole <= parts : whole >= parts;
  });
}
