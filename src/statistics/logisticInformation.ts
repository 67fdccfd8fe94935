import {inverse, solve as solveFactored} from "./cholesky.ts";
import type {LogisticCell} from "./logistic.ts";

/** Cells as arrays, their covariates without zeros: a cell is of one family and one level, whatever their number. */
export interface Design {
  readonly groups: number;
  readonly width: number;
  readonly group: Int32Array; readonly rows: Float64Array; readonly selected: Float64Array;
  /** The covariates of cell k lie at starts[k] to starts[k + 1]. */
  readonly starts: Int32Array; readonly column: Int32Array; readonly value: Float64Array;
}

export function designOf(cells: readonly LogisticCell[], groups: number, columns: readonly number[]): Design {
  const starts = new Int32Array(cells.length + 1);
  const column: number[] = [];
  const value: number[] = [];
  cells.forEach(({terms}, k) => {
    columns.forEach((j, place) => {
      if (terms[j] === 0) return;
      column.push(place);
      value.push(terms[j]!);
    });
    starts[k + 1] = column.length;
  });
  return {
    groups, width: columns.length, starts, column: Int32Array.from(column), value: Float64Array.from(value), group: Int32Array.from(cells, (cell) => cell.group),
    rows: Float64Array.from(cells, (cell) => cell.rows), selected: Float64Array.from(cells, (cell) => cell.selected)
  };
}

/** The information of groups and covariates: diagonal in the groups, so that the covariates alone are left once groups are eliminated. */
export interface Information {
  /** Covariates, by place, that groups and earlier covariates do not determine. */
  readonly kept: readonly number[];
  /** One step of Newton's method, given what is selected beyond expectation in each cell. */
  solve(residuals: Float64Array): {readonly groups: number[]; readonly terms: number[]};
  /** The variance of a function of the coefficients, given its slopes by group (pairs of group and slope) and by kept covariate. */
  variance(groupSlopes: readonly (readonly [group: number, slope: number])[], termSlopes?: readonly number[]): number;
  termErrors(): number[];
}

/** A covariate whose spread within groups and given earlier ones falls below this part of its own is aliased. */
const aliased = 1e-10;

export function informationOf(design: Design, weights: Float64Array): Information {
  const {groups, width, group, starts, column, value} = design;
  const diagonal = new Float64Array(groups);
  const border = new Float64Array(groups * width);
  const whole = new Float64Array(width * width);
  for (let k = 0; k < group.length; k++) {
    const weight = weights[k]!;
    const g = group[k]!;
    diagonal[g]! += weight;
    for (let a = starts[k]!; a < starts[k + 1]!; a++) {
      const i = column[a]!;
      const weighted = weight * value[a]!;
      border[g * width + i]! += weighted;
      for (let b = starts[k]!; b <= a; b++) whole[i * width + column[b]!]! += weighted * value[b]!;
    }
  }
  const own = Array.from({length: width}, (_, i) => whole[i * width + i]!);
  for (let g = 0; g < groups; g++) {
    for (let i = 0; i < width; i++) {
      const mean = border[g * width + i]! / diagonal[g]!;
      if (mean !== 0) for (let j = 0; j <= i; j++) whole[i * width + j]! -= mean * border[g * width + j]!;
    }
  }
  const lower: number[][] = [];
  const places: number[] = [];
  for (let i = 0; i < width; i++) {
    const row = places.map((j) => whole[i * width + j]!);
    for (let a = 0; a < places.length; a++) {
      for (let b = 0; b < a; b++) row[a]! -= row[b]! * lower[a]![b]!;
      row[a]! /= lower[a]![a]!;
    }
    const rest = whole[i * width + i]! - row.reduce((sum, entry) => sum + entry * entry, 0);
    if (!(rest > aliased * own[i]!)) continue;
    places.push(i);
    lower.push([...row, Math.sqrt(rest)]);
  }
  const factored = lower.map((row) => [...row, ...new Array<number>(places.length - row.length).fill(0)]);
  const means = (g: number) => places.map((i) => border[g * width + i]! / diagonal[g]!);
  return {
    kept: places,
    solve(residuals) {
      const byGroup = new Float64Array(groups);
      const score = new Float64Array(width);
      for (let k = 0; k < group.length; k++) {
        byGroup[group[k]!]! += residuals[k]!;
        for (let a = starts[k]!; a < starts[k + 1]!; a++) score[column[a]!]! += residuals[k]! * value[a]!;
      }
      for (let g = 0; g < groups; g++) for (let i = 0; i < width; i++) score[i]! -= (byGroup[g]! / diagonal[g]!) * border[g * width + i]!;
      const moved = solveFactored(factored, places.map((i) => score[i]!));
      return {terms: moved, groups: Array.from(byGroup, (sum, g) => sum / diagonal[g]! - means(g).reduce((total, mean, a) => total + mean * moved[a]!, 0))};
    },
    variance(groupSlopes, termSlopes = places.map(() => 0)) {
      const rest = [...termSlopes];
      let alone = 0;
      for (const [g, slope] of groupSlopes) {
        alone += (slope * slope) / diagonal[g]!;
        means(g).forEach((mean, a) => { rest[a]! -= slope * mean; });
      }
      return alone + solveFactored(factored, rest).reduce((sum, entry, a) => sum + entry * rest[a]!, 0);
    },
    termErrors: () => inverse(factored).map((row, a) => Math.sqrt(row[a]!))
  };
}

/** Weights and residuals of the fitted chances, by cell; `extreme` where a chance has run to 0 or 1. */
export function fittedCells({group, rows, selected, starts, column, value}: Design, intercepts: readonly number[], beta: readonly number[]) {
  const weights = new Float64Array(group.length);
  const residuals = new Float64Array(group.length);
  let [deviance, extreme] = [0, false];
  for (let k = 0; k < group.length; k++) {
    let logOdds = intercepts[group[k]!]!;
    for (let a = starts[k]!; a < starts[k + 1]!; a++) logOdds += value[a]! * beta[column[a]!]!;
    const small = Math.exp(-Math.abs(logOdds));
    const away = 1 / (1 + small);
    weights[k] = rows[k]! * away * small * away;
    residuals[k] = selected[k]! - rows[k]! * (logOdds >= 0 ? away : small * away);
    // ln(1 + e^−x) and ln(1 + e^x), of which one is the other plus |x|
    const near = Math.log1p(small);
    deviance += 2 * (selected[k]! * (logOdds >= 0 ? near : near - logOdds) + (rows[k]! - selected[k]!) * (logOdds >= 0 ? near + logOdds : near));
    extreme ||= !(Math.abs(logOdds) < 27);
  }
  return {weights, residuals, deviance, extreme};
}
