import {normalTwoSided} from "./distributions.ts";
import {designOf, fittedCells, informationOf, type Information} from "./logisticInformation.ts";

/** Rows alike: `rows` of them, of which `selected` were selected. `group` and `terms` number what they share; `terms[j]` is the j-th covariate. */
export interface LogisticCell {
  readonly group: number;
  readonly terms: readonly number[];
  readonly rows: number;
  readonly selected: number;
}

/**
 * - `separated`: the likelihood rises without end, since some covariate or group tells selected from unselected rows: no finite estimate.
 * - `fitted`: log odds by group (an intercept each) and by covariate; aliased covariates have none (null).
 */
export type LogisticFit =
  | {readonly status: "separated"}
  | {readonly status: "fitted"; readonly groups: readonly number[]; readonly terms: readonly (number | null)[];
      readonly termErrors: readonly (number | null)[]; /** Covariates that are not aliased. */
      readonly kept: readonly number[]; readonly deviance: number; readonly information: Information};

const mostSteps = 60;

/**
 * Logistic regression by iteratively reweighted least squares (McCullagh and Nelder 1989; R's glm) on counts: an intercept for each group,
 * covariates beside. Groups are solved for one by one and only the covariates jointly, so that thousands of groups cost no more than
 * their rows. Covariates that groups and earlier covariates determine are dropped, as R drops them.
 */
export function logisticRegression(cells: readonly LogisticCell[], groups: number): LogisticFit {
  const told = cells.filter(({rows}) => rows > 0);
  const selectedOf = new Array<number>(groups).fill(0);
  const rowsOf = new Array<number>(groups).fill(0);
  for (const {group, rows, selected} of told) {
    selectedOf[group]! += selected;
    rowsOf[group]! += rows;
  }
  if (rowsOf.some((rows, g) => selectedOf[g] === 0 || selectedOf[g] === rows)) return {status: "separated"};
  const all = Array.from({length: told[0]?.terms.length ?? 0}, (_, j) => j);
  const whole = designOf(told, groups, all);
  const {kept} = informationOf(whole, whole.rows);
  const design = kept.length < all.length ? designOf(told, groups, kept) : whole;
  let intercepts = selectedOf.map((selected, g) => Math.log(selected / (rowsOf[g]! - selected)));
  let beta = kept.map(() => 0);
  let deviance = Infinity;
  for (let step = 0; step < mostSteps; step++) {
    const {weights, residuals, deviance: now, extreme} = fittedCells(design, intercepts, beta);
    if (extreme) return {status: "separated"};
    const information = informationOf(design, weights);
    if (information.kept.length < kept.length) return {status: "separated"};
    const move = information.solve(residuals);
    const largest = [...move.groups, ...move.terms].reduce((most, size) => Math.max(most, Math.abs(size)), 0);
    if (largest < 1e-11 || (Math.abs(deviance - now) <= 1e-15 * now && largest < 1e-9)) {
      const errors = information.termErrors();
      const placed = (of: readonly number[]) => all.map((j) => of[kept.indexOf(j)] ?? null);
      return {status: "fitted", groups: intercepts, terms: placed(beta), termErrors: placed(errors), kept, deviance: now, information};
    }
    deviance = now;
    intercepts = intercepts.map((value, g) => value + move.groups[g]!);
    beta = beta.map((value, j) => value + move.terms[j]!);
  }
  return {status: "separated"};
}

export interface Contrast {
  readonly estimate: number;
  readonly error: number;
  /** Wald. */
  readonly p: number;
}

/** The log odds ratio of one group to another in a fitted model. */
export function contrast(fit: LogisticFit & {status: "fitted"}, group: number, reference: number): Contrast {
  const logOddsRatio = fit.groups[group]! - fit.groups[reference]!;
  if (group === reference) return {estimate: 0, error: 0, p: 1};
  const error = Math.sqrt(fit.information.variance([[group, 1], [reference, -1]]));
  return {estimate: logOddsRatio, error, p: normalTwoSided(logOddsRatio / error)};
}

/**
 * The average marginal effect of a group: how much more often all rows would be selected if they were of it instead of the reference, at the
 * covariates that they have; error by the delta method.
 */
export function averageMarginalEffect(fit: LogisticFit & {status: "fitted"}, cells: readonly LogisticCell[], group: number, reference: number): Contrast {
  const {kept} = fit;
  let [rows, effect] = [0, 0];
  const slopes = [0, 0];
  const termSlopes = kept.map(() => 0);
  for (const cell of cells) {
    rows += cell.rows;
    [group, reference].forEach((g, side) => {
      const logOdds = kept.reduce((sum, j) => sum + cell.terms[j]! * fit.terms[j]!, fit.groups[g]!);
      const chance = 1 / (1 + Math.exp(-logOdds));
      const sign = side === 0 ? cell.rows : -cell.rows;
      effect += sign * chance;
      slopes[side]! += sign * chance * (1 - chance);
      kept.forEach((j, a) => { termSlopes[a]! += sign * chance * (1 - chance) * cell.terms[j]!; });
    });
  }
  if (group === reference) return {estimate: 0, error: 0, p: 1};
  const error = Math.sqrt(fit.information.variance([[group, slopes[0]! / rows], [reference, slopes[1]! / rows]], termSlopes.map((slope) => slope / rows)));
  return {estimate: effect / rows, error, p: normalTwoSided(effect / rows / error)};
}
