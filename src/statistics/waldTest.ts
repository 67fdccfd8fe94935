import betainc from "@stdlib/math-base-special-betainc";
import {cholesky, solve} from "./cholesky.ts";

/** Wald's chi-square that all estimates are 0; undefined where the covariance is singular or there is none. */
export function waldStatistic(estimates: readonly number[], covariance: readonly (readonly number[])[]): number | undefined {
  const lower = estimates.length > 0 ? cholesky(covariance) : undefined;
  return lower && solve(lower, estimates).reduce((sum, value, k) => sum + value * estimates[k]!, 0);
}

/**
 * Its p, by Hotelling's T²: the covariance is itself estimated, from `units`, so that the statistic is a multiple of F on as many degrees of freedom as
 * there are estimates and what the units leave. Chi-square, which takes the covariance for known, is false twice as often with six units an estimate.
 */
export function waldP(statistic: number, estimates: number, units: number): number {
  const rest = units - estimates, f = (statistic * rest) / (estimates * (units - 1));
  return betainc(rest / (rest + estimates * f), rest / 2, estimates / 2, true, false);
}
