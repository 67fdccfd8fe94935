import {coxRegression} from "./cox.ts";
import {normalTwoSided, z975} from "./distributions.ts";

export interface HazardRatio {
  readonly ratio: number;
  /** 95 % limits and two-sided p (Wald). */
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

/**
 * The hazard of each group relative to the first, by Cox regression (`coxRegression`) on counts: for each risk set in turn as many
 * numbers as there are groups. By group; undefined for the first, for a group without an event (its ratio is 0, without an interval),
 * and wherever the estimate is not finite.
 */
export function hazardRatios(groups: number, atRisk: readonly number[], events: readonly number[]): (HazardRatio | undefined)[] {
  const sets = atRisk.length / groups;
  const died = new Array<number>(groups).fill(0);
  events.forEach((d, k) => (died[k % groups]! += d));
  // Leaving a group out is the limit that its likelihood tends to where it has no event.
  const kept = died.flatMap((d, g) => (d > 0 ? [g] : []));
  const none = died.map(() => undefined);
  if (kept[0] !== 0) return none;
  const positions = Array.from({length: sets}, (_, set) => kept.map((g) => set * groups + g)).flat();
  const table = {
    groups: kept.length, starts: Array.from({length: sets + 1}, (_, set) => set * kept.length), group: positions.map((_, k) => k % kept.length),
    atRisk: positions.map((k) => atRisk[k]!), events: positions.map((k) => events[k]!)
  };
  const fit = coxRegression(table, kept.map((g) => kept.slice(1).map((other) => (g === other ? 1 : 0))));
  if (fit.status !== "fitted") return none;
  return died.map((_, g) => {
    const column = kept.indexOf(g) - 1;
    if (column < 0) return undefined;
    const [estimate, error] = [fit.coefficients[column]!, fit.errors[column]!];
    return {ratio: Math.exp(estimate), lower: Math.exp(estimate - z975 * error), upper: Math.exp(estimate + z975 * error), p: normalTwoSided(estimate / error)};
  });
}
