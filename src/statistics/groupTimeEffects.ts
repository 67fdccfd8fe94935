import {combined, noInfluence, type Effect, type Influence} from "./groupWeights.ts";
import type {GroupTimePlan, PlannedCell} from "./groupTimePlan.ts";
import type {Outcomes, RolloutPanel} from "./rolloutPanel.ts";

export interface GroupTimeEffects {
  /** In the plan's order: event month by event month. */
  readonly cells: readonly Effect[];
  readonly eventStudy: readonly Effect[];
  /** The mean over groups, weighted by teams, of each one's mean over its months from the start on; undefined without such a month. */
  readonly overallGroup: Effect | undefined;
  /** All cells from the start on, weighted by teams. */
  readonly overallSimple: Effect | undefined;
  /** The influence of each team on the leads (event months ≤ −2), a list a lead in the event study's order. */
  readonly leads: readonly Float64Array[];
}

/**
 * Callaway and Sant'Anna's effects (2021) without covariates: each group against the teams not treated yet, as change since the month
 * before its start; errors from influence functions, those of the weights included, as R's did with bstrap = FALSE. The base month is 0
 * by construction, without variance. `unit` is a second column of which the same is computed, at little cost.
 */
export function groupTimeEffects({panel, events}: GroupTimePlan, outcome: Outcomes, unit: Outcomes): GroupTimeEffects {
  const {teams} = panel;
  const cells: Effect[] = [], eventStudy: Effect[] = [], leads: Float64Array[] = [];
  const simple = noInfluence(teams), byGroup = noInfluence(teams), scratch = noInfluence(teams);
  const after: Effect[] = [], groupsAfter: PlannedCell["group"][] = [], means = new Map<PlannedCell["group"], {estimate: number; ofUnit: number}>();
  let weightOfAll = 0, weightOfGroups = 0;
  for (const {eventMonth, teams: treated, cells: planned, groups} of events) {
    const study = noInfluence(teams), parts: Effect[] = [];
    for (const cell of planned) {
      const {group, monthsAfter} = cell, size = group.to - group.from;
      const found = effectOf(panel, cell, outcome, unit, scratch, study, size / treated, simple, byGroup);
      cells.push(found);
      parts.push(found);
      if (monthsAfter === 0) continue;
      weightOfAll += size;
      weightOfGroups += size / monthsAfter;
      after.push(found);
      groupsAfter.push(group);
      let mean = means.get(group);
      if (!mean) means.set(group, (mean = {estimate: 0, ofUnit: 0}));
      mean.estimate += found.estimate / monthsAfter;
      mean.ofUnit += found.ofUnit / monthsAfter;
    }
    eventStudy.push(combined(panel, groups, parts, study));
    if (eventMonth <= -2) leads.push(study.outcome);
  }
  return {
    cells, eventStudy, leads,
    overallGroup: after.length > 0 ? combined(panel, [...means.keys()], [...means.values()], byGroup, weightOfGroups) : undefined,
    overallSimple: after.length > 0 ? combined(panel, groupsAfter, after, simple, weightOfAll) : undefined
  };
}

/** One cell; adds each team's influence × weight to the event month's and, from the start on, to both overall sums. */
function effectOf({teams}: RolloutPanel, {group, month, controls, monthsAfter}: PlannedCell, outcome: Outcomes, unit: Outcomes,
  scratch: Influence, study: Influence, weight: number, simple: Influence, byGroup: Influence): Effect {
  const base = (group.month - 1) * teams, now = month * teams, members = group.to - group.from;
  let estimate = 0, ofUnit = 0, variance = 0, covariance = 0, unitVariance = 0;
  // the group first, then its controls
  for (let side = 0; side < 2 && base !== now; side++) {
    const from = side === 0 ? group.from : 0, size = side === 0 ? members : controls, sign = side === 0 ? 1 : -1;
    let mean = 0, ofUnits = 0;
    for (let j = 0; j < size; j++) {
      mean += scratch.outcome[j] = outcome[now + from + j]! - outcome[base + from + j]!;
      ofUnits += scratch.unit[j] = unit[now + from + j]! - unit[base + from + j]!;
    }
    mean /= size;
    ofUnits /= size;
    estimate += sign * mean;
    ofUnit += sign * ofUnits;
    const scale = (sign * teams) / size, inAll = scale * members, inGroups = inAll / monthsAfter;
    let squares = 0, products = 0, ofUnitSquares = 0;
    for (let j = 0; j < size; j++) {
      const a = scratch.outcome[j]! - mean, b = scratch.unit[j]! - ofUnits, place = from + j;
      squares += a * a;
      products += a * b;
      ofUnitSquares += b * b;
      study.outcome[place]! += scale * weight * a;
      study.unit[place]! += scale * weight * b;
      if (monthsAfter === 0) continue;
      simple.outcome[place]! += inAll * a;
      simple.unit[place]! += inAll * b;
      byGroup.outcome[place]! += inGroups * a;
      byGroup.unit[place]! += inGroups * b;
    }
    const perSize = 1 / (size * size);
    variance += squares * perSize;
    covariance += products * perSize;
    unitVariance += ofUnitSquares * perSize;
  }
  return {estimate, ofUnit, variance, covariance, unitVariance};
}
