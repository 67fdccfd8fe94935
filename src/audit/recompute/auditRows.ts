import {clusteredRate} from "../../statistics/clusteredRatios.ts";
import {wilsonInterval} from "../../statistics/proportions.ts";
import type {GroupContrast} from "../groupModel.ts";
import {cumulativeOf, type Cumulative} from "./cumulative.ts";
import {isOfPeople, keyOf, type AuditParameters, type Evidence, type Pair} from "./evidence.ts";
import {contrastsOf} from "./models.ts";
import {pairsOf, type TellsOf} from "./pairs.ts";
import {testsOf, type PairTests, type Weighed} from "./tests.ts";
import {adjustedRatio, groupKey, isBelow, stratified, verdictsOf, type Tested, type Verdict} from "./verdicts.ts";

/** undefined: cannot be told from this pack. */
export type Figure = number | string | boolean | null | undefined;
export type ExpectedRow = Readonly<Record<string, Figure>>;

/** A row of equity_audit as it should be, and the pair that it is of. */
export interface Expected {
  readonly pair: Pair;
  readonly row: ExpectedRow;
}

/** Every row of equity_audit recomputed, but those of stages that were not supplied. */
export function auditRows(evidence: Evidence, parameters: AuditParameters, told: TellsOf, cumulativeReference: (badge: string, attribute: string) => string | undefined): Expected[] {
  const contrasts = new Map<Pair, GroupContrast>();
  const tested: Tested[] = [], weighed: Weighed = new Map();
  let modelled = true;
  for (const pool of evidence.pools.values()) {
    const pairs = pairsOf(pool, parameters, told), found = contrastsOf(pairs, evidence);
    if (!found) modelled = false;
    found?.forEach((contrast, pair) => contrasts.set(pair, contrast));
    tested.push(...pairs.map((pair) => ({pair, tests: testsOf(pair, evidence, weighed)})));
  }
  const verdicts = verdictsOf(tested), cumulative = cumulativeOf(evidence, parameters, cumulativeReference);
  return tested.map(({pair, tests}) => ({
    pair,
    row: {
      ...countsOf(pair, evidence), ...crudeOf(pair, tests), ...adjustedOf(pair, tests), ...verdictOf(pair, tests, verdicts.get(groupKey(pair))),
      ...modelOf(pair, modelled ? contrasts.get(pair) ?? null : undefined),
      ...cumulativeRow(pair, modelled, cumulative.get(keyOf(pair.pool.stage, pair.pool.badge, pair.pool.attribute, pair.focal.name))),
      reason: reasonOf(pair, tests, modelled ? contrasts.has(pair) : undefined)
    }
  }));
}

function countsOf(pair: Pair, evidence: Evidence): ExpectedRow {
  const {pool, rule, focal, reference} = pair, hasReference = reference !== null || rule === "others";
  const limits = focal.evaluable ? rateLimits(pair, evidence) : {lower: null, upper: null};
  return {
    stage: pool.stage, badge_id: pool.badge, attribute: pool.attribute, focal_group: focal.name, reference_group: rule === "others" ? "all others" : reference, reference_rule: rule,
    focal_selected: focal.selected, focal_pool: focal.pool, reference_selected: hasReference ? pair.referenceSelected : null, reference_pool: hasReference ? pair.referencePool : null,
    focal_rate: focal.evaluable ? focal.selected / focal.pool : null, focal_rate_lower: limits?.lower, focal_rate_upper: limits?.upper,
    reference_rate: hasReference ? pair.referenceSelected! / pair.referencePool! : null
  };
}

function rateLimits({pool, focal}: Pair, evidence: Evidence): {lower: number | null; upper: number | null} | undefined {
  if (pool.badge !== "all") return wilsonInterval(focal.selected, focal.pool);
  if (isOfPeople(pool.attribute)) return {lower: null, upper: null};
  const alike = evidence.alike(pool)?.get(focal.name);
  return alike && clusteredRate(alike);
}

const isSingle = ({badge, stage}: Pair["pool"]) => badge !== "all" || stage === "promoted" || stage === "assigned";

function crudeOf(pair: Pair, {counts, limits, untold}: PairTests): ExpectedRow {
  const {focal, referenceSelected: selected, referencePool: size, pool} = pair, compares = pair.notCompared === null, all = pool.badge === "all";
  const crude = counts ?? null, hidden = untold && !isOfPeople(pool.attribute) ? undefined : null;
  return {
    below_four_fifths: isBelow(pair),
    impact_ratio: compares ? (focal.selected * size!) / (selected! * focal.pool) : null,
    impact_ratio_lower: all ? limits?.ratio_lower ?? hidden : crude?.ratio_lower ?? null,
    impact_ratio_upper: all ? limits?.ratio_upper ?? hidden : crude?.ratio_upper ?? null,
    shortfall: compares ? (selected! * focal.pool) / size! - focal.selected : null,
    fisher_p: crude?.fisher_p ?? null, fisher_mid_p: crude?.fisher_mid_p ?? null, odds_ratio: crude?.odds_ratio ?? null,
    odds_ratio_lower: all ? null : crude?.odds_ratio_lower ?? null, odds_ratio_upper: all ? null : crude?.odds_ratio_upper ?? null,
    minimum_detectable_ratio: isSingle(pool) ? crude?.minimum_detectable_ratio ?? null : null
  };
}

function adjustedOf(pair: Pair, tests: PairTests): ExpectedRow {
  const {strata, people, limits, untold} = tests, all = pair.pool.badge === "all";
  const found = strata ?? people, hidden = untold ? undefined : null;
  const limit = (ofStrata: "risk_ratio_lower" | "risk_ratio_upper" | "common_odds_ratio_lower" | "common_odds_ratio_upper"): Figure =>
    untold ? undefined : all ? (stratified(tests) ? limits?.[ofStrata] ?? null : null) : strata?.[ofStrata] ?? null;
  return {
    strata_used: pair.apart ? tests.strataUsed : null,
    adjusted_impact_ratio: untold ? undefined : adjustedRatio(tests), adjusted_impact_ratio_lower: limit("risk_ratio_lower"), adjusted_impact_ratio_upper: limit("risk_ratio_upper"),
    cmh_chi_squared: found?.chi_squared ?? hidden, cmh_p: found?.p ?? hidden,
    common_odds_ratio: found?.common_odds_ratio ?? hidden, common_odds_ratio_lower: limit("common_odds_ratio_lower"), common_odds_ratio_upper: limit("common_odds_ratio_upper"),
    breslow_day_p: strata?.breslow_day_p ?? null
  };
}

function verdictOf({rule}: Pair, {untold}: PairTests, found: Verdict | undefined): ExpectedRow {
  const judges = rule === "highest", one = <Name extends keyof Verdict>(name: Name): Figure => (!judges ? null : found ? found[name] : undefined);
  return {
    standard_deviations: judges || rule === "others" ? (found ? found.standard_deviations : untold || !found ? undefined : null) : null,
    verdict_p: one("verdict_p"), bh_p: one("bh_p"), holm_p: one("holm_p"), crude_verdict: one("crude_verdict"), verdict: one("verdict"), reversed: one("reversed")
  };
}

const modelOf = ({reference}: Pair, found: GroupContrast | null | undefined): ExpectedRow => {
  const one = (name: keyof GroupContrast): Figure => (found === undefined ? (reference === null ? null : undefined) : found?.[name] ?? null);
  return {adjusted_odds_ratio: one("odds_ratio"), adjusted_p: one("p"), marginal_effect: one("marginal_effect")};
};

/** Without rows the small groups of teams and managers are not known, one of which may be the reference. */
function cumulativeRow({pool}: Pair, hasRows: boolean, found: Cumulative | undefined): ExpectedRow {
  if (!hasRows && isOfPeople(pool.attribute)) return {cumulative_ratio: undefined, cumulative_reference: undefined};
  return {cumulative_ratio: found?.ratio ?? null, cumulative_reference: found?.reference ?? null};
}

function reasonOf(pair: Pair, tests: PairTests, estimated: boolean | undefined): Figure {
  if (pair.notCompared !== null) return pair.notCompared;
  const {strata} = tests, {attribute} = pair.pool;
  const asksModel = pair.apart && pair.rule !== "others" && attribute !== "team_id" && attribute !== "manager_id" && isSingle(pair.pool);
  if (tests.untold || (asksModel && estimated === undefined)) return undefined;
  const said = [
    strata?.breslow_day_p != null && strata.breslow_day_p < 0.05 && "the odds ratio differs between strata",
    pair.apart && !stratified(tests) && "fewer than two strata hold both sides",
    asksModel && !estimated && "no logistic estimate: separated"
  ].filter(Boolean);
  return said.length > 0 ? said.join("; ") : null;
}
