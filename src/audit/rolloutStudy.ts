import {normalTwoSided, z975} from "../statistics/distributions.ts";
import {fixedEffect, studentLimits} from "../statistics/fixedEffects.ts";
import {groupTimeEffects} from "../statistics/groupTimeEffects.ts";
import {groupTimePlan} from "../statistics/groupTimePlan.ts";
import type {Effect} from "../statistics/groupWeights.ts";
import {regressionToMean} from "../statistics/regressionToMean.ts";
import {placed, rolloutPanel} from "../statistics/rolloutPanel.ts";
import {twoWayPanel} from "../statistics/twoWayPanel.ts";
import {waldP} from "../statistics/waldTest.ts";
import {assignments, waldOf, type Place} from "./rolloutAssignments.ts";

export interface RolloutRow {
  readonly kind: "group_time" | "event_study" | "overall_group" | "overall_simple" | "two_way";
  /** Months counted from 0; null where the row is of no one group or month. */
  readonly group: number | null;
  readonly month: number | null;
  readonly event_month: number | null;
  readonly estimate: number;
  readonly std_error: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  readonly inference: "analytic" | "permutation";
  /** Treated teams. */
  readonly teams: number;
  /** Teams that serve as controls; in an event month, in the cell with fewest; overall and two-way, the never treated. */
  readonly control_teams: number;
}

export interface RolloutStudy {
  readonly rows: readonly RolloutRow[];
  /** That all leads ≤ −2 are 0; null without any, or where they are more than can be told apart. */
  readonly placebo_p: number | null;
  /** Of start order against the dip before the start; null where it cannot be tested. */
  readonly regression_p: number | null;
  /** Of a dip just before the start that the effect found would only make good; null where there is none of that direction. */
  readonly dip_p: number | null;
}

/** With fewer teams a lead on either side Wald's statistic is set against permuted starts. */
const enoughTeams = 50, teamsPerLead = 5;

/**
 * What a staggered rollout shows of one outcome (METRICS section 7): starts in months from 0, Infinity for never, none of them 0;
 * `values[team * months + month]`. With fewer than 50 treated teams or fewer than 50 others, limits and p by permuting starts.
 */
export function rolloutStudy(starts: readonly number[], values: ArrayLike<number>, months: number): RolloutStudy {
  const {panel, order} = rolloutPanel(starts, months), plan = groupTimePlan(panel);
  const treated = Float64Array.from({length: starts.length * months}, (_, k) => (k % months >= starts[Math.floor(k / months)]! ? 1 : 0));
  const found = groupTimeEffects(plan, placed(values, panel, order), placed(treated, panel, order));
  const never = starts.filter((start) => start === Infinity).length, ever = starts.length - never;
  const {p: regression_p, dip, dipP} = regressionToMean(starts, values, months);
  if (!found.overallGroup) return {rows: [], placebo_p: null, regression_p, dip_p: null};
  const dip_p = dip !== null && dip * found.overallGroup.estimate < 0 ? dipP : null;

  const least = Math.min(ever, never), leads = found.leads.length;
  const inference = least < enoughTeams ? "permutation" as const : "analytic" as const;
  const permuted = least < enoughTeams || least < teamsPerLead * leads ? assignments(plan, order, found, values, treated) : undefined;
  const drawn = inference === "permutation" ? permuted : undefined;
  const figures = (place: Place) => {
    const {estimate, variance} = place.of(found), std_error = Math.sqrt(variance);
    const limits = variance > 0 ? (drawn ? drawn.limits(place) : analytic(place.of(found))) : undefined;
    return {estimate, std_error: variance > 0 ? std_error : null, lower: limits?.lower ?? null, upper: limits?.upper ?? null, p: limits?.p ?? null, inference};
  };
  const cells = plan.events.flatMap(({cells: planned}) => planned).map(({group, month, controls}, k): RolloutRow => ({
    kind: "group_time", group: group.month, month, event_month: month - group.month,
    ...figures({of: (effects) => effects.cells[k]!, lead: month < group.month}), teams: group.to - group.from, control_teams: controls
  }));
  const events = plan.events.map(({eventMonth, teams, cells: planned}, k): RolloutRow => ({
    kind: "event_study", group: null, month: null, event_month: eventMonth,
    ...figures({of: (effects) => effects.eventStudy[k]!, lead: eventMonth < 0}), teams, control_teams: Math.min(...planned.map(({controls}) => controls))
  }));
  const overall = {group: null, month: null, event_month: null, teams: ever, control_teams: never};
  const fit = twoWay(starts.length, values, treated, months);
  const wald = waldOf(plan, found);
  return {
    rows: [
      ...cells, ...events,
      {kind: "overall_group", ...figures({of: (effects) => effects.overallGroup!, lead: false}), ...overall},
      {kind: "overall_simple", ...figures({of: (effects) => effects.overallSimple!, lead: false}), ...overall},
      ...(fit ? [{kind: "two_way" as const, estimate: fit.estimate, std_error: fit.stdError, ...studentLimits(fit), inference: "analytic" as const, ...overall}] : [])
    ],
    placebo_p: wald === undefined ? null : permuted ? permuted.placeboP(wald) : waldP(wald, leads, least),
    regression_p, dip_p
  };
}

function analytic({estimate, variance}: Effect) {
  const error = Math.sqrt(variance);
  return {lower: estimate - z975 * error, upper: estimate + z975 * error, p: normalTwoSided(estimate / error)};
}

function twoWay(teams: number, values: ArrayLike<number>, treated: Float64Array, months: number) {
  const cells = Array.from({length: teams * months}, (_, k) => k);
  const panel = twoWayPanel(cells.map((k) => Math.floor(k / months)), cells.map((k) => k % months));
  return fixedEffect(panel, panel.within(treated), panel.within(Float64Array.from(values)), treated.reduce((sum, unit) => sum + unit, 0));
}
