import {groupTimeEffects, type GroupTimeEffects} from "../statistics/groupTimeEffects.ts";
import type {GroupTimePlan} from "../statistics/groupTimePlan.ts";
import type {Effect} from "../statistics/groupWeights.ts";
import {permutationLimits, type PermutationLimits} from "../statistics/permutationLimits.ts";
import {placed} from "../statistics/rolloutPanel.ts";
import {shuffles} from "../statistics/shuffles.ts";
import {waldStatistic} from "../statistics/waldTest.ts";

/** Wald's statistic that all leads ≤ −2 are 0. */
export function waldOf({panel: {teams}, events}: GroupTimePlan, {eventStudy, leads}: GroupTimeEffects): number | undefined {
  const covariance = leads.map((a, i) => leads.map((b, j) => {
    let sum = 0;
    if (j <= i) for (let team = 0; team < teams; team++) sum += a[team]! * b[team]!;
    return sum / (teams * teams);
  }));
  return waldStatistic(eventStudy.filter((_, k) => events[k]!.eventMonth <= -2).map(({estimate}) => estimate), covariance);
}

/** An effect of a study: a cell or an event month by its place in the plan, or an overall one. */
export interface Place {
  readonly of: (effects: GroupTimeEffects) => Effect;
  /** Before the start: shifting it leaves other teams' outcomes as they are. */
  readonly lead: boolean;
}

export interface Assignments {
  readonly limits: (place: Place) => PermutationLimits | undefined;
  readonly placeboP: (observed: number) => number;
}

/**
 * Starts dealt out anew among teams, 199 to 999 times as the panel's size allows, from a fixed seed; `values` and `treated` stand team by team. Tests are on
 * outcomes less the overall effect found, so that an effect does not pass for noise.
 */
export function assignments(plan: GroupTimePlan, order: Int32Array, observed: GroupTimeEffects, values: ArrayLike<number>, treated: Float64Array): Assignments {
  const {panel} = plan, overall = observed.overallGroup?.estimate ?? 0;
  const count = Math.max(199, Math.min(999, Math.floor(2e8 / (observed.cells.length * (panel.teams * 8 + 3000)))));
  const rest = treated.map((unit, k) => values[k]! - overall * unit);
  const shuffle = shuffles(panel.teams);
  const walds: number[] = [];
  const drawn = Array.from({length: count}, () => {
    const dealt = shuffle().map((place) => order[place]!);
    const found = groupTimeEffects(plan, placed(rest, panel, dealt), placed(treated, panel, dealt));
    walds.push(waldOf(plan, found) ?? 0);
    return {...found, leads: []};
  });
  return {
    limits: ({of, lead}) => {
      const shift = lead ? 0 : overall, own = of(observed);
      const limit = permutationLimits(
        {estimate: own.estimate - shift, ofUnit: 1, variance: own.variance, covariance: 0, unitVariance: 0},
        drawn.map((effects) => (lead ? {...of(effects), ofUnit: 0, covariance: 0, unitVariance: 0} : of(effects))), -shift);
      const shifted = (value: number | null) => (value === null ? null : value + shift);
      return limit && {lower: shifted(limit.lower), upper: shifted(limit.upper), p: limit.p};
    },
    placeboP: (wald) => (walds.filter((other) => other >= wald * (1 - 1e-12)).length + 1) / (count + 1)
  };
}
