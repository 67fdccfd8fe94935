import quantile from "@stdlib/stats-base-dists-beta-quantile";

/** The p-quantile of a Beta(a, b) distribution; NaN for a p outside [0, 1] or a shape that is not positive. */
export const betaQuantile = (p: number, a: number, b: number): number => quantile(p, a, b);
