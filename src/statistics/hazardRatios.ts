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
 * numbers as there are groups. By group; undefined for the first, for a group without an event (its ratio is 0, without an interval), for
 * one that is never at risk beside another, and wherever the estimate is not finite.
 */
export function hazardRatios(groups: number, atRisk: readonly number[], events: readonly number[]): (HazardRatio | undefined)[] {
  const sets = Array.from({length: atRisk.length / groups}, (_, set) => set * groups);
  const died = new Array<number>(groups).fill(0);
  events.forEach((d, k) => (died[k % groups]! += d));
  // Leaving a group without an event out is the limit that its likelihood tends to.
  const dying = died.flatMap((d, g) => (d > 0 ? [g] : []));
  const kept = dying.filter((g) => sets.some((from) => atRisk[from + g]! > 0 && dying.some((other) => other !== g && atRisk[from + other]! > 0)));
  const none = died.map(() => undefined);
  if (kept[0] !== 0) return none;
  const positions = sets.flatMap((from) => kept.map((g) => from + g));
  const table = {
    groups: kept.length, starts: [...sets, atRisk.length].map((from) => (from / groups) * kept.length), group: positions.map((_, k) => k % kept.length),
    atRisk: positions.map((k) => atRisk[k]!), events: positions.map((k) => events[k]!)
  };
  const fit = coxRegression(table, kept.map((g) => kept.slice(1).map((other) => (g === other ? 1 : 0))));
  if (fit.status !== "fitted") return none;
  return died.map((_, g) => {
    const column = kept.indexOf(g) - 1;
    if (column < 0) return undefined;
    const [estimate, error] = [fit.coefficients[column]!, fit.errors[column]!];
    const [lower, upper] = [Math.exp(estimate - z975 * error), Math.exp(estimate + z975 * error)];
    return lower > 0 && upper < Infinity ? {ratio: Math.exp(estimate), lower, upper, p: normalTwoSided(estimate / error)} : undefined;
  });
}
