import {z975} from "./distributions.ts";

/** People who are alike: what the estimate would be without one of them, and how many they are. */
export interface LeftOut {
  readonly estimate: number;
  readonly people: number;
}

/** The standard error of an estimate from what it would be without each person in turn (Tukey's jackknife); null where one of these has no value. */
export function jackknifeError(leftOut: readonly LeftOut[]): number | null {
  const people = leftOut.reduce((sum, group) => sum + group.people, 0);
  if (people < 2 || leftOut.some(({estimate}) => !Number.isFinite(estimate))) return null;
  const mean = leftOut.reduce((sum, group) => sum + group.people * group.estimate, 0) / people;
  return Math.sqrt(((people - 1) / people) * leftOut.reduce((sum, group) => sum + group.people * (group.estimate - mean) ** 2, 0));
}

/** 95 % limits of a positive estimate from the jackknife on its logarithm; null where it has none. */
export function logJackknife(ratio: number, leftOut: readonly LeftOut[]): {readonly lower: number | null; readonly upper: number | null} {
  const error = ratio > 0 ? jackknifeError(leftOut.map(({estimate, people}) => ({estimate: Math.log(estimate), people}))) : null;
  if (error === null) return {lower: null, upper: null};
  return {lower: ratio * Math.exp(-z975 * error), upper: ratio * Math.exp(z975 * error)};
}
