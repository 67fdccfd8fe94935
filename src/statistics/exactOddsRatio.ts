import {modeOf, nextRatio, support, type Selection} from "./hypergeometric.ts";

export interface OddsRatio {
  readonly ratio: number;
  /** 95 % limits. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The conditional maximum likelihood odds ratio of a 2 × 2 table (odds of the focal group over the reference's) with its exact interval,
 * as R's fisher.test gives them: Fisher's noncentral hypergeometric distribution, at each limit 2.5 % beyond the table seen. 0 and
 * infinity at the ends of the support; undefined where the margins leave one table alone.
 */
export function exactOddsRatio(table: Selection): OddsRatio | undefined {
  const {least, most} = support(table);
  if (least === most) return undefined;
  const {focal: x} = table;
  const start = Math.log(((x + 0.5) * (table.referencePool - table.reference + 0.5)) / ((table.focalPool - x + 0.5) * (table.reference + 0.5)));
  const half = Math.log(0.025);
  return {
    ratio: x === least ? 0 : x === most ? Infinity : Math.exp(root(start, (odds) => {
      const {mean, variance} = moments(table, odds);
      return [mean - x, variance];
    })),
    lower: x === least ? 0 : Math.exp(root(start, (odds) => {
      const {mean, above, meanAbove} = moments(table, odds);
      return [Math.log(above) - half, meanAbove - mean];
    })),
    upper: x === most ? Infinity : Math.exp(-root(-start, (inverse) => {
      const {mean, below, meanBelow} = moments(table, 1 / inverse);
      return [Math.log(below) - half, mean - meanBelow];
    }))
  };
}

/** Where a rising function of e^θ is 0, by Newton's steps kept between the bounds found so far; `at` gives value and slope by θ. */
function root(start: number, at: (odds: number) => readonly [number, number]): number {
  let [low, high] = [-Infinity, Infinity];
  let theta = start;
  for (let steps = 0; steps < 200; steps++) {
    const [value, slope] = at(Math.exp(theta));
    if (value < 0) low = theta;
    else high = theta;
    const step = Math.max(-4, Math.min(4, -value / slope));
    let next = Number.isFinite(step) ? theta + step : theta + (value < 0 ? 4 : -4);
    if (Math.abs(next - theta) <= 1e-15 * Math.max(1, Math.abs(theta))) return next;
    if (next <= low || next >= high) next = (low + high) / 2;
    theta = next;
  }
  return theta;
}

interface Moments {
  readonly mean: number; readonly variance: number;
  /** P(X ≥ the count seen), P(X ≤ it), and the means given so. */
  readonly above: number; readonly meanAbove: number; readonly below: number; readonly meanBelow: number;
}

/** Sums over the support outwards from the mode, and from the count seen where that lies far from it; deviations from the count seen keep their digits. */
function moments(table: Selection, odds: number): Moments {
  const {least, most} = support(table);
  const mode = modeOf(table, odds);
  const sums = {all: 0, first: 0, second: 0, above: 0, firstAbove: 0, below: 0, firstBelow: 0};
  const add = (x: number, weight: number) => {
    const d = x - table.focal;
    sums.all += weight;
    sums.first += weight * d;
    sums.second += weight * d * d;
    if (d >= 0) [sums.above, sums.firstAbove] = [sums.above + weight, sums.firstAbove + weight * d];
    if (d <= 0) [sums.below, sums.firstBelow] = [sums.below + weight, sums.firstBelow + weight * d];
  };
  add(mode, 1);
  for (let x = mode, term = 1; x < most && (term > 1e-25 || x < table.focal) && term > 0; x++) add(x + 1, term *= nextRatio(x, table, odds));
  for (let x = mode, term = 1; x > least && (term > 1e-25 || x > table.focal) && term > 0; x--) add(x - 1, term /= nextRatio(x - 1, table, odds));
  const mean = sums.first / sums.all;
  return {
    mean: table.focal + mean, variance: sums.second / sums.all - mean * mean,
    above: sums.above / sums.all, meanAbove: table.focal + sums.firstAbove / sums.above,
    below: sums.below / sums.all, meanBelow: table.focal + sums.firstBelow / sums.below
  };
}
