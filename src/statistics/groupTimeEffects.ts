import {combined, noInfluence, type Effect, type Influence, type Part} from "./groupWeights.ts";
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
  const simple = noInfluence(teams), byGroup = noInfluence(teams);
  const after: Part[] = [], sums = new Map<number, {group: Part["group"]; estimate: number; ofUnit: number}>();
  let weightOfAll = 0, weightOfGroups = 0;
  const scratch = noInfluence(teams);
  for (const {eventMonth, teams: treated, cells: planned} of events) {
    const study = noInfluence(teams), parts: Part[] = [];
    for (const cell of planned) {
      const {group, monthsAfter} = cell, size = group.to - group.from;
      const into = [study], weights = [size / treated];
      if (eventMonth >= 0) {
        into.push(simple, byGroup);
        weights.push(size, size / monthsAfter);
        weightOfAll += size;
        weightOfGroups += size / monthsAfter;
      }
      const found = effectOf(panel, cell, outcome, unit, scratch, into, weights);
      cells.push(found);
      parts.push({group, estimate: found.estimate, ofUnit: found.ofUnit});
      if (eventMonth < 0) continue;
      after.push(parts.at(-1)!);
      const sum = sums.get(group.month) ?? {group, estimate: 0, ofUnit: 0};
      sum.estimate += found.estimate / monthsAfter;
      sum.ofUnit += found.ofUnit / monthsAfter;
      sums.set(group.month, sum);
    }
    eventStudy.push(combined(panel, parts, study));
    if (eventMonth <= -2) leads.push(study.outcome);
  }
  return {
    cells, eventStudy, leads,
    overallGroup: after.length > 0 ? combined(panel, [...sums.values()], byGroup, weightOfGroups) : undefined,
    overallSimple: after.length > 0 ? combined(panel, after, simple, weightOfAll) : undefined
  };
}

/** One cell; adds each team's influence × weight to each sum that it is part of. */
function effectOf({teams}: RolloutPanel, {group, month, controls}: PlannedCell, outcome: Outcomes, unit: Outcomes, scratch: Influence, into: readonly Influence[], weights: readonly number[]): Effect {
  const base = (group.month - 1) * teams, now = month * teams;
  let estimate = 0, ofUnit = 0, variance = 0, covariance = 0, unitVariance = 0;
  if (base === now) return {estimate, ofUnit, variance, covariance, unitVariance};
  // the group first, then its controls
  for (let side = 0; side < 2; side++) {
    const from = side === 0 ? group.from : 0, size = side === 0 ? group.to - group.from : controls, sign = side === 0 ? 1 : -1;
    let mean = 0, ofUnits = 0;
    for (let j = 0; j < size; j++) {
      mean += scratch.outcome[j] = outcome[now + from + j]! - outcome[base + from + j]!;
      ofUnits += scratch.unit[j] = unit[now + from + j]! - unit[base + from + j]!;
    }
    mean /= size;
    ofUnits /= size;
    estimate += sign * mean;
    ofUnit += sign * ofUnits;
    let squares = 0, products = 0, ofUnitSquares = 0;
    for (let j = 0; j < size; j++) {
      const a = (scratch.outcome[j]! -= mean), b = (scratch.unit[j]! -= ofUnits);
      squares += a * a;
      products += a * b;
      ofUnitSquares += b * b;
    }
    variance += squares / size ** 2;
    covariance += products / size ** 2;
    unitVariance += ofUnitSquares / size ** 2;
    for (let k = 0; k < into.length; k++) {
      const {outcome: ofOutcome, unit: onUnit} = into[k]!, scale = (sign * weights[k]! * teams) / size;
      for (let j = 0; j < size; j++) {
        ofOutcome[from + j]! += scale * scratch.outcome[j]!;
        onUnit[from + j]! += scale * scratch.unit[j]!;
      }
    }
  }
  return {estimate, ofUnit, variance, covariance, unitVariance};
}
