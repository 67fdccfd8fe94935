import {studentQuantile, studentTwoSided} from "./studentT.ts";
import type {TwoWayPanel} from "./twoWayPanel.ts";

export interface FixedEffect {
  readonly estimate: number;
  /** Clustered by team, CR1: the sandwich × G/(G − 1) · (N − 1)/(N − K), K counting every dummy. */
  readonly stdError: number;
  readonly degrees: number;
}

/**
 * The slope of y on x within teams and months, least squares with two-way fixed effects; both given as residuals of one panel's `within`.
 * Undefined where x does not vary within teams beyond the months' course, where nothing is left over to judge by, or where the fit is exact.
 */
export function fixedEffect({teams, observations, dummies, team}: TwoWayPanel, x: Float64Array, y: Float64Array, xSquares: number): FixedEffect | undefined {
  const rest = observations - dummies - 1;
  let xx = 0, xy = 0, yy = 0;
  for (let k = 0; k < observations; k++) {
    xx += x[k]! * x[k]!;
    xy += x[k]! * y[k]!;
    yy += y[k]! * y[k]!;
  }
  if (teams < 2 || rest <= 0 || !(xx > 1e-12 * xSquares)) return undefined;
  const estimate = xy / xx;
  if (!(yy - estimate * xy > 1e-14 * yy)) return undefined;
  const scores = new Float64Array(teams);
  for (let k = 0; k < observations; k++) scores[team[k]!]! += x[k]! * (y[k]! - estimate * x[k]!);
  let meat = 0;
  for (const score of scores) meat += score * score;
  const stdError = (Math.sqrt(meat) / xx) * Math.sqrt((teams / (teams - 1)) * ((observations - 1) / rest));
  return stdError > 0 ? {estimate, stdError, degrees: teams - 1} : undefined;
}

/** 95 % limits and p by Student's t on G − 1 degrees of freedom. */
export function studentLimits({estimate, stdError, degrees}: FixedEffect): {readonly lower: number; readonly upper: number; readonly p: number} {
  const half = studentQuantile(0.975, degrees) * stdError;
  return {lower: estimate - half, upper: estimate + half, p: studentTwoSided(estimate / stdError, degrees)};
}
