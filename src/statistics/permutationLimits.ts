import type {Effect} from "./groupWeights.ts";

export interface PermutationLimits {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number;
}

/**
 * 95 % limits by inverting a studentised permutation test: an effect θ is inside where |t| of the outcome less θ units is no larger than
 * chance among assignments drawn at random (Rosenbaum 2002; Wu and Ding 2021). A limit is null where no θ within 50 standard
 * errors is rejected; undefined where the estimate has no variance. p is of the effect `none`.
 */
export function permutationLimits(observed: Effect, drawn: readonly Effect[], none = 0): PermutationLimits | undefined {
  if (!(observed.variance > 0)) return undefined;
  const error = Math.sqrt(observed.variance);
  const p = (effect: number): number => {
    const least = squared(observed, effect) * (1 - 1e-12);
    let asLarge = 0;
    for (let k = 0; k < drawn.length; k++) if (squared(drawn[k]!, effect) >= least) asLarge++;
    return (asLarge + 1) / (drawn.length + 1);
  };
  const limit = (side: 1 | -1): number | null => {
    let inside = 0, outside = 2;
    while (p(observed.estimate + side * outside * error) >= 0.05) {
      inside = outside;
      outside *= 1.5;
      if (outside > 50) return null;
    }
    for (let k = 0; k < 11; k++) {
      const middle = (inside + outside) / 2;
      if (p(observed.estimate + side * middle * error) >= 0.05) inside = middle;
      else outside = middle;
    }
    return observed.estimate + (side * (inside + outside) * error) / 2;
  };
  return {lower: limit(-1), upper: limit(1), p: p(none)};
}

/** t² of the outcome less so many units. */
function squared(found: Effect, effect: number): number {
  const distance = found.estimate - effect * found.ofUnit;
  const spread = found.variance - 2 * effect * found.covariance + effect * effect * found.unitVariance;
  return spread > 0 ? (distance * distance) / spread : distance === 0 ? 0 : Infinity;
}
