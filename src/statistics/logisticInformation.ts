import {inverse, solve as solveFactored} from "./cholesky.ts";
import type {LogisticCell} from "./logistic.ts";

/** The information of groups and covariates: diagonal in the groups, so that the covariates alone are left once groups are eliminated. */
export interface Information {
  /** Covariates that groups and earlier covariates do not determine. */
  readonly kept: readonly number[];
  /** One step of Newton's method, given what is selected beyond expectation in each cell. */
  solve(cells: readonly LogisticCell[], residuals: readonly number[]): {readonly groups: number[]; readonly terms: number[]};
  /** The variance of a function of the coefficients, given its slopes by group (pairs of group and slope) and by kept covariate. */
  variance(groupSlopes: readonly (readonly [group: number, slope: number])[], termSlopes?: readonly number[]): number;
  termErrors(): number[];
}

/** A covariate whose spread within groups and given earlier ones falls below this part of its own is aliased. */
const aliased = 1e-10;

export function informationOf(cells: readonly LogisticCell[], groups: number, columns: readonly number[], weights: readonly number[]): Information {
  const diagonal = new Float64Array(groups);
  const width = columns.length;
  const border = Array.from({length: groups}, () => new Float64Array(width));
  cells.forEach(({group, terms}, k) => {
    diagonal[group]! += weights[k]!;
    for (let i = 0; i < width; i++) border[group]![i]! += weights[k]! * terms[columns[i]!]!;
  });
  // Deviations from the group's mean, since squares less squared means would lose the digits that tell an aliased covariate.
  const schur = columns.map(() => new Float64Array(width));
  const own = new Float64Array(width);
  const deviation = new Float64Array(width);
  cells.forEach(({group, terms}, k) => {
    for (let i = 0; i < width; i++) {
      deviation[i] = terms[columns[i]!]! - border[group]![i]! / diagonal[group]!;
      own[i]! += weights[k]! * terms[columns[i]!]! ** 2;
      for (let j = 0; j <= i; j++) schur[i]![j]! += weights[k]! * deviation[i]! * deviation[j]!;
    }
  });
  const lower: number[][] = [];
  const places: number[] = [];
  for (let i = 0; i < width; i++) {
    const row = places.map((j) => schur[i]![j]!);
    for (let a = 0; a < places.length; a++) {
      for (let b = 0; b < a; b++) row[a]! -= row[b]! * lower[a]![b]!;
      row[a]! /= lower[a]![a]!;
    }
    const rest = schur[i]![i]! - row.reduce((sum, value) => sum + value * value, 0);
    if (!(rest > aliased * own[i]!)) continue;
    places.push(i);
    lower.push([...row, Math.sqrt(rest)]);
  }
  const factored = lower.map((row) => [...row, ...new Array<number>(places.length - row.length).fill(0)]);
  const means = (group: number) => places.map((i) => border[group]![i]! / diagonal[group]!);
  return {
    kept: places.map((i) => columns[i]!),
    solve(given, residuals) {
      const byGroup = new Array<number>(groups).fill(0);
      const score = places.map(() => 0);
      given.forEach(({group, terms}, k) => {
        byGroup[group]! += residuals[k]!;
        places.forEach((i, a) => { score[a]! += residuals[k]! * (terms[columns[i]!]! - border[group]![i]! / diagonal[group]!); });
      });
      const moved = solveFactored(factored, score);
      return {terms: moved, groups: byGroup.map((value, g) => value / diagonal[g]! - means(g).reduce((sum, mean, a) => sum + mean * moved[a]!, 0))};
    },
    variance(groupSlopes, termSlopes = places.map(() => 0)) {
      const rest = [...termSlopes];
      let alone = 0;
      for (const [group, slope] of groupSlopes) {
        alone += (slope * slope) / diagonal[group]!;
        means(group).forEach((mean, a) => { rest[a]! -= slope * mean; });
      }
      return alone + solveFactored(factored, rest).reduce((sum, value, a) => sum + value * rest[a]!, 0);
    },
    termErrors: () => inverse(factored).map((row, a) => Math.sqrt(row[a]!))
  };
}

/** Fitted chances' weights and residuals, by cell; `extreme` where a chance has run to 0 or 1. */
export function cellWeights(cells: readonly LogisticCell[], kept: readonly number[], intercepts: readonly number[], beta: readonly number[]) {
  const weights: number[] = [];
  const residuals: number[] = [];
  let [deviance, extreme] = [0, false];
  for (const {group, terms, rows, selected} of cells) {
    const logOdds = kept.reduce((sum, j, a) => sum + terms[j]! * beta[a]!, intercepts[group]!);
    const away = 1 / (1 + Math.exp(-Math.abs(logOdds)));
    const near = Math.exp(-Math.abs(logOdds)) * away;
    const chance = logOdds >= 0 ? away : near;
    weights.push(rows * away * near);
    residuals.push(selected - rows * chance);
    const [logYes, logNo] = [-Math.log1p(Math.exp(-logOdds)), -Math.log1p(Math.exp(logOdds))];
    deviance -= 2 * ((selected > 0 ? selected * logYes : 0) + (rows > selected ? (rows - selected) * logNo : 0));
    extreme ||= !(Math.abs(logOdds) < 27);
  }
  return {weights, residuals, deviance, extreme};
}
