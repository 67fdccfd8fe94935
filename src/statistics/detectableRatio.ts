import {z975} from "./distributions.ts";

/** The .8 quantile of the standard normal: a power of 80 %. */
const z80 = 0.8416212335729143;

/**
 * The impact ratio nearest to 1, from below, that a two-sided 5 % test of two pools finds with 80 % power, given the reference's rate
 * (normal approximation; R's power.prop.test, with pools of unequal size). Null where not even a ratio of 0 would be found.
 */
export function detectableRatio(focalPool: number, referencePool: number, referenceRate: number): number | null {
  const found = (rate: number) => {
    const pooled = (rate * focalPool + referenceRate * referencePool) / (focalPool + referencePool);
    const errorIfNone = Math.sqrt(pooled * (1 - pooled) * (1 / focalPool + 1 / referencePool));
    const error = Math.sqrt((rate * (1 - rate)) / focalPool + (referenceRate * (1 - referenceRate)) / referencePool);
    return referenceRate - rate >= z975 * errorIfNone + z80 * error;
  };
  if (!(referenceRate > 0) || !found(0)) return null;
  let [low, high] = [0, referenceRate];
  while (true) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low / referenceRate;
    if (found(middle)) low = middle;
    else high = middle;
  }
}
