import {cholesky, inverse, solve} from "./cholesky.ts";
import {coxTerms} from "./coxTerms.ts";
import type {RiskTable} from "./riskTable.ts";

/**
 * - `no_information`: no risk set tells the groups apart: no event, or all at risk alike in every covariate.
 * - `collinear`: a covariate is constant, or a sum of the others, within every risk set.
 * - `separated`: the likelihood rises without end: in every risk set the events are on one side of some covariate. `infinite` names
 *   the covariates whose coefficient has no finite estimate.
 */
export type CoxFit =
  | {readonly status: "fitted"; readonly coefficients: readonly number[]; readonly errors: readonly number[];
      /** Inverse of the observed information. */
      readonly covariance: readonly (readonly number[])[];
      /** Log partial likelihood with all coefficients 0, and at the estimate. */
      readonly logLikelihood: readonly [number, number]; readonly steps: number}
  | {readonly status: "no_information" | "collinear"}
  | {readonly status: "separated"; readonly infinite: readonly number[]};

const mostSteps = 100;

/**
 * Cox regression on a risk table: log hazard ratios by the partial likelihood with Efron's treatment of ties (Cox 1972, Efron 1977),
 * a baseline hazard for each stratum. `covariates[g]` are those of the table's group g; the log hazard ratios are a unit of them.
 * Newton's method, with steps halved where the likelihood would fall. Errors are model-based (Wald).
 */
export function coxRegression(table: RiskTable, covariates: readonly (readonly number[])[]): CoxFit {
  const {x, scales} = standardized(table, covariates);
  const width = scales.length;
  let beta = new Array<number>(width).fill(0);
  let at = coxTerms(table, x, beta);
  const first = at.logLikelihood;
  const died = table.events.reduce((sum, d) => sum + d, 0);
  // Of a covariate that no risk set tells apart, rounding leaves something like 1e-16 an event.
  const told = at.information.map((row, j) => row[j]! > 1e-10 * died);
  if (!told.includes(true)) return {status: "no_information"};
  if (told.includes(false)) return {status: "collinear"};
  let move = beta;
  for (let steps = 1; steps <= mostSteps; steps++) {
    const lower = cholesky(at.information);
    if (!lower) return steps === 1 ? {status: "collinear"} : separation(x, move);
    move = solve(lower, at.score);
    const gain = move.reduce((sum, step, j) => sum + step * at.score[j]!, 0);
    if (gain < 1e-16) {
      // Where the likelihood rises without end, steps keep their length while the gain dies away.
      if (widest(x, move) > 1e-4) return separation(x, move);
      const covariance = inverse(lower).map((row, i) => row.map((value, j) => value / (scales[i]! * scales[j]!)));
      return {
        status: "fitted", coefficients: beta.map((value, j) => value / scales[j]!), covariance, errors: covariance.map((row, j) => Math.sqrt(row[j]!)),
        logLikelihood: [first, at.logLikelihood], steps
      };
    }
    let share = 1;
    let next = moved(beta, move, share);
    let there = coxTerms(table, x, next);
    while (!(there.logLikelihood >= at.logLikelihood - 1e-12 * Math.abs(at.logLikelihood)) && share > 1e-6) {
      share /= 2;
      next = moved(beta, move, share);
      there = coxTerms(table, x, next);
    }
    [beta, at] = [next, there];
  }
  return separation(x, move);
}

const moved = (beta: readonly number[], move: readonly number[], share: number) => beta.map((value, j) => value + share * move[j]!);

/**
 * Covariates in standard deviations from their mean, over those at risk: fewer digits lost, and no bound below depends on a unit.
 * Groups that are never at risk count for nothing.
 */
function standardized({group, atRisk}: RiskTable, covariates: readonly (readonly number[])[]): {x: number[][]; scales: number[]} {
  const columns = Array.from({length: covariates[0]?.length ?? 0}, (_, j) => j);
  const total = atRisk.reduce((sum, n) => sum + n, 0) || 1;
  const overRisk = (value: (g: number) => number) => group.reduce((sum, g, k) => sum + atRisk[k]! * value(g), 0) / total;
  const means = columns.map((j) => overRisk((g) => covariates[g]![j]!));
  const scales = columns.map((j) => Math.sqrt(overRisk((g) => (covariates[g]![j]! - means[j]!) ** 2)) || 1);
  return {x: covariates.map((row) => row.map((value, j) => (value - means[j]!) / scales[j]!)), scales};
}

/** The largest change of a log hazard that a step makes between two groups. */
function widest(x: readonly (readonly number[])[], move: readonly number[]): number {
  const changes = x.map((row) => row.reduce((sum, value, j) => sum + value * move[j]!, 0));
  return changes.reduce((most, c) => Math.max(most, c), -Infinity) - changes.reduce((least, c) => Math.min(least, c), Infinity);
}

function separation(x: readonly (readonly number[])[], move: readonly number[]): CoxFit {
  const alone = move.map((step, j) => widest(x, move.map((_, k) => (k === j ? step : 0))));
  const most = Math.max(...alone);
  return {status: "separated", infinite: alone.flatMap((change, j) => (change > 1e-3 * most ? [j] : []))};
}
