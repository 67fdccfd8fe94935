import type {Cluster} from "./clusteredScore.ts";
import {z975} from "./distributions.ts";
import type {Selection} from "./hypergeometric.ts";
import {jackknifeError, logJackknife, type LeftOut} from "./jackknife.ts";
import {commonOddsRatio, commonRiskRatio} from "./mantelHaenszel.ts";
import type {Ratio} from "./proportions.ts";

/** People alike: of one stratum and side, each with so many rows of which so many are selected. */
export interface PeopleAlike {
  readonly stratum: number;
  readonly focal: boolean;
  readonly rows: number;
  readonly selected: number;
  readonly people: number;
}

export interface ClusteredRatios {
  /** Focal rate ÷ reference rate over all rows; the Mantel–Haenszel risk and odds ratios over strata that hold both sides. */
  readonly impact?: Ratio;
  readonly risk?: Ratio;
  readonly odds?: Ratio;
}

/** Ratios of rows as they are, with jackknife intervals over people, since the rows of one person are not independent. */
export function clusteredRatios(alike: readonly PeopleAlike[]): ClusteredRatios {
  const strata = stratified(alike);
  const sums = strata.map(termsOf);
  const whole = sums.reduce((total, own) => added(total, own), none);
  const without = (kind: PeopleAlike): Terms => {
    const own = strata[kind.stratum]!;
    const [rows, selected] = kind.focal ? ["focalPool", "focal"] as const : ["referencePool", "reference"] as const;
    return added(added(whole, sums[kind.stratum]!, -1), termsOf({...own, [rows]: own[rows] - kind.rows, [selected]: own[selected] - kind.selected}));
  };
  const left = alike.map((kind) => ({terms: without(kind), people: kind.people}));
  const interval = (ratio: number | undefined, of: (terms: Terms) => number): Ratio | undefined =>
    ratio === undefined ? undefined : {ratio, ...logJackknife(ratio, left.map(({terms, people}): LeftOut => ({estimate: of(terms), people})))};
  const crude = ({focal, focalPool, reference, referencePool}: Terms) => (focal * referencePool) / (reference * focalPool);
  return {
    impact: interval(whole.reference > 0 && whole.focalPool > 0 ? crude(whole) : undefined, crude),
    risk: interval(commonRiskRatio(strata)?.ratio, ({riskAbove, riskBelow}) => riskAbove / riskBelow),
    odds: interval(commonOddsRatio(strata)?.ratio, ({oddsAbove, oddsBelow}) => oddsAbove / oddsBelow)
  };
}

/** 95 % limits of one side's rate by the jackknife over its people on the log odds; null where all or none are selected. */
export function clusteredRate(alike: readonly {readonly rows: number; readonly selected: number; readonly people: number}[]): {readonly lower: number | null; readonly upper: number | null} {
  const rows = alike.reduce((sum, kind) => sum + kind.people * kind.rows, 0);
  const selected = alike.reduce((sum, kind) => sum + kind.people * kind.selected, 0);
  const logOdds = (yes: number, all: number) => Math.log(yes / (all - yes));
  const error = jackknifeError(alike.map((kind) => ({people: kind.people, estimate: logOdds(selected - kind.selected, rows - kind.rows)})));
  if (error === null) return {lower: null, upper: null};
  const chance = (x: number) => 1 / (1 + Math.exp(-x));
  return {lower: chance(logOdds(selected, rows) - z975 * error), upper: chance(logOdds(selected, rows) + z975 * error)};
}

/** What the score form needs of people alike, side by side in each stratum. */
export function clustersOf(alike: readonly PeopleAlike[]): {focal: Cluster; reference: Cluster}[] {
  const empty = {people: 0, rows: 0, selected: 0, rowsSquared: 0, rowsSelected: 0, selectedSquared: 0};
  const strata = Array.from({length: numberOfStrata(alike)}, () => ({focal: {...empty}, reference: {...empty}}));
  for (const {stratum, focal, rows, selected, people} of alike) {
    const side = strata[stratum]![focal ? "focal" : "reference"];
    side.people += people;
    side.rows += people * rows;
    side.selected += people * selected;
    side.rowsSquared += people * rows * rows;
    side.rowsSelected += people * rows * selected;
    side.selectedSquared += people * selected * selected;
  }
  return strata;
}

const numberOfStrata = (alike: readonly PeopleAlike[]) => alike.reduce((most, {stratum}) => Math.max(most, stratum + 1), 0);

/** The rows of each stratum as a table. */
export const stratified = (alike: readonly PeopleAlike[]): Selection[] =>
  clustersOf(alike).map(({focal, reference}) => ({focal: focal.selected, focalPool: focal.rows, reference: reference.selected, referencePool: reference.rows}));

interface Terms extends Selection {
  readonly riskAbove: number; readonly riskBelow: number; readonly oddsAbove: number; readonly oddsBelow: number;
}

const none: Terms = {focal: 0, focalPool: 0, reference: 0, referencePool: 0, riskAbove: 0, riskBelow: 0, oddsAbove: 0, oddsBelow: 0};

function termsOf({focal, focalPool, reference, referencePool}: Selection): Terms {
  const people = focalPool + referencePool || 1;
  return {
    focal, focalPool, reference, referencePool, riskAbove: (focal * referencePool) / people, riskBelow: (reference * focalPool) / people,
    oddsAbove: (focal * (referencePool - reference)) / people, oddsBelow: (reference * (focalPool - focal)) / people
  };
}

const added = (a: Terms, b: Terms, sign = 1): Terms => ({
  focal: a.focal + sign * b.focal, focalPool: a.focalPool + sign * b.focalPool, reference: a.reference + sign * b.reference, referencePool: a.referencePool + sign * b.referencePool,
  riskAbove: a.riskAbove + sign * b.riskAbove, riskBelow: a.riskBelow + sign * b.riskBelow, oddsAbove: a.oddsAbove + sign * b.oddsAbove, oddsBelow: a.oddsBelow + sign * b.oddsBelow
});
