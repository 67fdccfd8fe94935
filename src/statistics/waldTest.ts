import {cholesky, solve} from "./cholesky.ts";
import {chiSquareUpper} from "./distributions.ts";

/** Wald's chi-square that all estimates are 0; undefined where the covariance is singular or there is none. */
export function waldStatistic(estimates: readonly number[], covariance: readonly (readonly number[])[]): number | undefined {
  const lower = estimates.length > 0 ? cholesky(covariance) : undefined;
  return lower && solve(lower, estimates).reduce((sum, value, k) => sum + value * estimates[k]!, 0);
}

/** Its p on as many degrees of freedom as there are estimates. */
export const waldP = (statistic: number, estimates: number): number => chiSquareUpper(statistic, estimates);
