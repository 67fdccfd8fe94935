import {cholesky, solve} from "./cholesky.ts";
import {chiSquareUpper} from "./distributions.ts";
import type {RiskTable} from "./riskTable.ts";

export interface LogRank {
  /** By group. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * The log-rank test that the groups of a risk table have one hazard in each stratum: observed less expected events, summed over risk
 * sets, against their hypergeometric covariance (Mantel 1966; R's survdiff). Groups of which no event is expected are left out;
 * undefined where fewer than two remain or nothing tells them apart.
 */
export function logRank({groups, starts, group, atRisk, events}: RiskTable): LogRank | undefined {
  const observed = new Array<number>(groups).fill(0);
  const expected = new Array<number>(groups).fill(0);
  const covariance = observed.map(() => new Array<number>(groups).fill(0));
  for (let set = 0; set + 1 < starts.length; set++) {
    const members = Array.from({length: starts[set + 1]! - starts[set]!}, (_, k) => starts[set]! + k);
    const n = members.reduce((sum, k) => sum + atRisk[k]!, 0);
    const d = members.reduce((sum, k) => sum + events[k]!, 0);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const k of members) {
      const share = atRisk[k]! / n;
      observed[group[k]!]! += events[k]!;
      expected[group[k]!]! += d * share;
      for (const other of members) covariance[group[k]!]![group[other]!]! += spread * share * ((k === other ? 1 : 0) - atRisk[other]! / n);
    }
  }
  // The differences add up to nothing, so that one group is determined by the others.
  const tested = expected.flatMap((value, g) => (value > 0 ? [g] : [])).slice(1);
  const lower = tested.length > 0 ? cholesky(tested.map((g) => tested.map((h) => covariance[g]![h]!))) : undefined;
  if (!lower) return undefined;
  const differences = tested.map((g) => observed[g]! - expected[g]!);
  const chiSquared = solve(lower, differences).reduce((sum, value, k) => sum + value * differences[k]!, 0);
  return {observed, expected, chiSquared, degrees: tested.length, p: chiSquareUpper(chiSquared, tested.length)};
}
