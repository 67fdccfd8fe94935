import {benjaminiHochberg, holm} from "../../statistics/multiplicity.ts";
import {belowFourFifths} from "../../statistics/proportions.ts";
import {keyOf, type Pair} from "./evidence.ts";
import type {PairTests} from "./tests.ts";

export interface Tested {
  readonly pair: Pair;
  readonly tests: PairTests;
}

export interface Verdict {
  readonly verdict_p: number | null;
  readonly bh_p: number | null;
  readonly holm_p: number | null;
  readonly standard_deviations: number | null;
  readonly verdict: string;
  readonly crude_verdict: string;
  readonly reversed: boolean | null;
}

const selection = ({focal, referenceSelected, referencePool}: Pair) => ({focal: focal.selected, focalPool: focal.pool, reference: referenceSelected!, referencePool: referencePool!});

/** null where nothing is compared. */
export const isBelow = (pair: Pair): boolean | null => (pair.notCompared === null ? belowFourFifths(selection(pair)) : null);

const atLeastOne = (pair: Pair): boolean | null =>
  pair.notCompared === null ? BigInt(pair.focal.selected) * BigInt(pair.referencePool!) >= BigInt(pair.referenceSelected!) * BigInt(pair.focal.pool) : null;

export const stratified = ({strataUsed}: PairTests): boolean => strataUsed >= 2;

export const adjustedRatio = ({strata, people}: PairTests): number | null => (strata ?? people)?.risk_ratio ?? null;

export const groupKey = ({pool, focal}: Pair): string => keyOf(pool.stage, pool.badge, pool.attribute, focal.name);

/**
 * The verdict of each focal group: its ratio against the highest, its p against all others, corrected in its family (METRICS 6). Groups of
 * badge 'all' of a pack without rows have none.
 */
export function verdictsOf(tested: readonly Tested[]): ReadonlyMap<string, Verdict> {
  const others = new Map(tested.filter(({pair}) => pair.rule === "others").map((one) => [groupKey(one.pair), one]));
  const judged = tested.filter(({pair, tests}) => pair.rule === "highest" && !tests.untold).filter(({pair}) => !others.get(groupKey(pair))?.tests.untold)
    .map(({pair, tests}) => judge(pair, tests, others.get(groupKey(pair))));
  const families = new Map<string, Judged[]>();
  for (const one of judged) {
    if (one.p === null) continue;
    const {stage, attribute, badge} = one.pair.pool, key = keyOf(stage, attribute, String(badge === "all"));
    families.set(key, [...families.get(key) ?? [], one]);
  }
  const corrected = new Map<Judged, {bh: number; holm: number; crude: number}>();
  for (const family of families.values()) {
    const [bh, byHolm, crude] = [benjaminiHochberg(family.map(({p}) => p!)), holm(family.map(({p}) => p!)), benjaminiHochberg(family.map(({crudeP}) => crudeP ?? 1))];
    family.forEach((one, k) => corrected.set(one, {bh: bh[k]!, holm: byHolm[k]!, crude: crude[k]!}));
  }
  return new Map(judged.map((one) => [groupKey(one.pair), verdictOf(one, corrected.get(one))]));
}

type Judged = ReturnType<typeof judge>;

function judge(pair: Pair, tests: PairTests, others: Tested | undefined) {
  const ratio = adjustedRatio(tests), byStrata = others ? stratified(others.tests) : false;
  const found = others?.tests, all = pair.pool.badge === "all";
  const crudeP = pair.notCompared === null ? (all ? found?.people?.crude_p : found?.counts?.fisher_p) ?? null : null;
  const decided = (found?.strata ?? found?.people) ?? undefined;
  const oddsOne = (others ? atLeastOne(others.pair) : null) ?? false;
  return {
    pair, crudeP, oddsOne,
    ratioAdjusted: stratified(tests) && ratio !== null,
    one: atLeastOne(pair), below: isBelow(pair),
    adjustedOne: ratio !== null && ratio >= 1 - 1e-12, adjustedBelow: ratio !== null && ratio < 0.8 * (1 - 1e-12),
    odds: byStrata && decided?.common_odds_ratio != null ? decided.common_odds_ratio >= 1 - 1e-12 : oddsOne,
    p: pair.notCompared === null ? (byStrata ? decided?.p ?? 1 : crudeP ?? 1) : null,
    z: (byStrata ? decided?.z : all ? found?.people?.crude_z : found?.counts?.z) ?? null
  };
}

function verdictOf(one: Judged, p: {bh: number; holm: number; crude: number} | undefined): Verdict {
  const {pair, ratioAdjusted, adjustedOne, adjustedBelow, odds, oddsOne} = one;
  const compared = pair.notCompared === null;
  const word = (favoured: boolean, below: boolean, bh: number) =>
    !compared ? "not_evaluable" : favoured ? "not_indicated" : below && bh < 0.05 ? "indicated" : bh < 0.05 ? "monitor" : below ? "inconclusive" : "not_indicated";
  return {
    verdict_p: one.p, bh_p: p?.bh ?? null, holm_p: p?.holm ?? null, standard_deviations: one.p === null ? null : one.z,
    verdict: word((ratioAdjusted ? adjustedOne : one.one === true) || odds, ratioAdjusted ? adjustedBelow : one.below === true, p?.bh ?? 1),
    crude_verdict: word(one.one === true || oddsOne, one.below === true, p?.crude ?? 1),
    reversed: compared ? ratioAdjusted && (adjustedOne !== one.one || adjustedBelow !== one.below) : null
  };
}
