import {breslowDay} from "../statistics/breslowDay.ts";
import {clusteredRatios} from "../statistics/clusteredRatios.ts";
import {clusteredScoreTest, type Cluster} from "../statistics/clusteredScore.ts";
import {detectableRatio} from "../statistics/detectableRatio.ts";
import {exactOddsRatio} from "../statistics/exactOddsRatio.ts";
import {fisherTest} from "../statistics/fisher.ts";
import type {Selection} from "../statistics/hypergeometric.ts";
import {cmhTest, commonOddsRatio, commonRiskRatio, twoSided} from "../statistics/mantelHaenszel.ts";
import {impactRatio, pooledZ, type Ratio} from "../statistics/proportions.ts";

type Figure = number | null;
type Limits<Name extends string> = Record<Name | `${Name}_lower` | `${Name}_upper`, Figure>;

/** What two groups' counts say, strata aside: exact tests, and the ratio as it is. */
export interface CrudeComparison extends Limits<"odds_ratio"> {
  readonly fisher_p: number; readonly fisher_mid_p: number; readonly z: Figure;
  readonly ratio_lower: Figure; readonly ratio_upper: Figure; readonly minimum_detectable_ratio: Figure;
}

export function compareCounts(focal: number, focalPool: number, reference: number, referencePool: number): CrudeComparison {
  const table = {focal, focalPool, reference, referencePool};
  const {p, midP} = fisherTest(table);
  const ratio = impactRatio(table);
  const odds = exactOddsRatio(table);
  return {
    fisher_p: p, fisher_mid_p: midP, z: pooledZ(table), ratio_lower: ratio?.lower ?? null, ratio_upper: ratio?.upper ?? null,
    odds_ratio: finite(odds?.ratio), odds_ratio_lower: finite(odds?.lower), odds_ratio_upper: finite(odds?.upper),
    minimum_detectable_ratio: detectableRatio(focalPool, referencePool, reference / referencePool)
  };
}

/** What strata say, where two or more hold both sides; fewer decide nothing, and every figure but their number is null. */
export interface StratifiedComparison extends Limits<"common_odds_ratio">, Limits<"risk_ratio"> {
  readonly strata_used: number; readonly chi_squared: Figure; readonly p: Figure; readonly z: Figure; readonly breslow_day_p: Figure;
}

export function compareStrata(focal: readonly number[], focalPool: readonly number[], reference: readonly number[], referencePool: readonly number[]): StratifiedComparison {
  const strata = twoSided(focal.map((selected, k): Selection => ({focal: selected, focalPool: focalPool[k]!, reference: reference[k]!, referencePool: referencePool[k]!})));
  if (strata.length < 2) return {...undecided, strata_used: strata.length};
  const test = cmhTest(strata);
  return {
    strata_used: strata.length, chi_squared: test?.chiSquared ?? null, p: test?.p ?? null, z: test?.z ?? null,
    ...limits("common_odds_ratio", commonOddsRatio(strata)), ...limits("risk_ratio", commonRiskRatio(strata)), breslow_day_p: breslowDay(strata)?.p ?? null
  };
}

/** What people with several rows say by the score form, over strata and without them (`crude_`); limits are `peopleLimits`. */
export interface PeopleComparison {
  readonly strata_used: number; readonly chi_squared: Figure; readonly p: Figure; readonly z: Figure;
  readonly common_odds_ratio: Figure; readonly risk_ratio: Figure; readonly crude_p: Figure; readonly crude_z: Figure;
}

/** `sums` holds for each stratum the focal group's people, rows, selected, Σ rows², Σ rows × selected and Σ selected², then the reference's. */
export function compareClusters(sums: readonly number[]): PeopleComparison {
  const cluster = (from: number): Cluster => {
    const [people, rows, selected, rowsSquared, rowsSelected, selectedSquared] = sums.slice(from, from + 6) as [number, number, number, number, number, number];
    return {people, rows, selected, rowsSquared, rowsSelected, selectedSquared};
  };
  const strata = Array.from({length: sums.length / 12}, (_, k) => ({focal: cluster(12 * k), reference: cluster(12 * k + 6)}));
  const used = strata.filter((side) => side.focal.people > 0 && side.reference.people > 0);
  const crude = clusteredScoreTest([strata.reduce((all, own) => ({focal: together(all.focal, own.focal), reference: together(all.reference, own.reference)}))]);
  const test = used.length < 2 ? undefined : clusteredScoreTest(used);
  const tables = used.length < 2 ? [] : used.map(({focal, reference}): Selection => ({focal: focal.selected, focalPool: focal.rows, reference: reference.selected, referencePool: reference.rows}));
  return {
    strata_used: used.length, chi_squared: test?.chiSquared ?? null, p: test?.p ?? null, z: test?.z ?? null, crude_p: crude?.p ?? null, crude_z: crude?.z ?? null,
    common_odds_ratio: commonOddsRatio(tables)?.ratio ?? null, risk_ratio: commonRiskRatio(tables)?.ratio ?? null
  };
}

const together = (a: Cluster, b: Cluster): Cluster => ({
  people: a.people + b.people, rows: a.rows + b.rows, selected: a.selected + b.selected,
  rowsSquared: a.rowsSquared + b.rowsSquared, rowsSelected: a.rowsSelected + b.rowsSelected, selectedSquared: a.selectedSquared + b.selectedSquared
});

export type PeopleLimits = Record<"ratio_lower" | "ratio_upper" | "risk_ratio_lower" | "risk_ratio_upper" | "common_odds_ratio_lower" | "common_odds_ratio_upper", Figure>;

/** Jackknife limits of the ratios of two groups whose people have several rows: people alike by role, side, rows and rows selected. */
export function peopleLimits(role: readonly number[], focal: readonly boolean[], rows: readonly number[], selected: readonly number[], people: readonly number[]): PeopleLimits {
  const numbers = new Map([...new Set(role)].map((key, place) => [key, place]));
  const {impact, risk, odds} = clusteredRatios(role.map((key, k) => ({stratum: numbers.get(key)!, focal: focal[k]!, rows: rows[k]!, selected: selected[k]!, people: people[k]!})));
  return {
    ratio_lower: impact?.lower ?? null, ratio_upper: impact?.upper ?? null, risk_ratio_lower: risk?.lower ?? null, risk_ratio_upper: risk?.upper ?? null,
    common_odds_ratio_lower: odds?.lower ?? null, common_odds_ratio_upper: odds?.upper ?? null
  };
}

const finite = (value: number | undefined): Figure => (value !== undefined && Number.isFinite(value) ? value : null);

const limits = <Name extends string>(name: Name, ratio: Ratio | undefined) =>
  ({[name]: ratio?.ratio ?? null, [`${name}_lower`]: ratio?.lower ?? null, [`${name}_upper`]: ratio?.upper ?? null}) as Limits<Name>;

const undecided = {
  chi_squared: null, p: null, z: null, breslow_day_p: null, ...limits("common_odds_ratio", undefined), ...limits("risk_ratio", undefined)
};
