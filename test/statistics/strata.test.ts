import {expect, test} from "vitest";
import {breslowDay} from "../../src/statistics/breslowDay.ts";
import {clusteredRate, clusteredRatios, clustersOf, type PeopleAlike} from "../../src/statistics/clusteredRatios.ts";
import {clusteredScoreTest} from "../../src/statistics/clusteredScore.ts";
import {cmhTest, commonOddsRatio, commonRiskRatio} from "../../src/statistics/mantelHaenszel.ts";
import {equal, reference, selection} from "./reference.ts";

const audit = reference("audit");

test.each((audit.strata as any[]).map((given, k) => ({...given, k})))("R's figures over strata, case $k", (given) => {
  const strata = given.strata.map(selection);
  equal(cmhTest(strata)!.chiSquared, given.chi_squared);
  equal(cmhTest(strata)!.p, given.p);
  equal(cmhTest(strata, {corrected: true})!.chiSquared, given.corrected);
  equal(cmhTest(strata, {corrected: true})!.p, given.corrected_p);
  equal(commonOddsRatio(strata)!.ratio, given.odds_ratio);
  equal(commonOddsRatio(strata)!.lower, given.odds_lower);
  equal(commonOddsRatio(strata)!.upper, given.odds_upper);
  equal(commonRiskRatio(strata)!.ratio, given.risk_ratio);
  equal(commonRiskRatio(strata)!.lower, given.risk_lower);
  equal(commonRiskRatio(strata)!.upper, given.risk_upper);
  if (given.breslow_day === null || given.breslow_day === undefined) return;
  equal(breslowDay(strata)!.chiSquared, given.breslow_day);
  equal(breslowDay(strata)!.p, given.breslow_day_p);
});

test("reference figures of four strata, and Agresti's rabbits", () => {
  const {strata, ...given} = reference("selections").cmh;
  const tables = strata.map((s: any) => selection([s.focal_awarded, s.focal_eligible, s.reference_awarded, s.reference_eligible]));
  equal(cmhTest(tables)!.chiSquared, given.chi_squared);
  equal(cmhTest(tables)!.p, given.p);
  equal(cmhTest(tables, {corrected: true})!.chiSquared, given.chi_squared_corrected);
  equal(cmhTest(tables, {corrected: true})!.p, given.p_corrected);
  equal(commonOddsRatio(tables)!.ratio, given.common_odds_ratio);
  equal(commonOddsRatio(tables)!.lower, given.or_lower);
  equal(commonOddsRatio(tables)!.upper, given.or_upper);
  const {cmh_corrected, p_corrected, common_odds_ratio} = reference("published").rabbits_agresti_cmh;
  const rabbits = [[0, 6, 0, 5], [3, 6, 0, 6], [6, 6, 2, 6], [5, 6, 6, 6], [2, 2, 5, 5]].map(selection);
  equal(cmhTest(rabbits, {corrected: true})!.chiSquared, cmh_corrected);
  equal(cmhTest(rabbits, {corrected: true})!.p, p_corrected);
  equal(commonOddsRatio(rabbits)!.ratio, common_odds_ratio);
});

test("strata that tell nothing, and sums with an empty side", () => {
  expect(cmhTest([[0, 4, 0, 5], [3, 3, 0, 0]].map(selection))).toBeUndefined();
  expect(commonOddsRatio([[3, 5, 0, 5], [2, 4, 0, 6]].map(selection))).toBeUndefined();
  expect(commonOddsRatio([[0, 5, 2, 5], [0, 4, 3, 6]].map(selection))).toEqual({ratio: 0, lower: null, upper: null});
  expect(commonRiskRatio([[0, 5, 2, 5]].map(selection))).toEqual({ratio: 0, lower: 0, upper: null});
  expect(breslowDay([[1, 5, 2, 5], [0, 4, 0, 6]].map(selection))).toBeUndefined();
});

const {people, ...clustered} = audit.clustered;
const alike: PeopleAlike[] = people.map((p: any) => ({stratum: "abc".indexOf(p.stratum), focal: p.focal === 1, rows: p.rows, selected: p.selected, people: 1}));

test("people with several rows: R's score form, ratios and jackknife", () => {
  const score = clusteredScoreTest(clustersOf(alike))!;
  equal(score.chiSquared, clustered.score.chi_squared);
  equal(score.p, clustered.score.p);
  expect(Math.sign(score.z)).toBe(clustered.score.sign);
  const {impact, risk, odds} = clusteredRatios(alike);
  equal(impact!.ratio, clustered.ratio);
  equal(impact!.lower, clustered.ratio_interval[0]);
  equal(impact!.upper, clustered.ratio_interval[1]);
  equal(risk!.ratio, clustered.risk_ratio);
  equal(risk!.lower, clustered.risk_interval[0]);
  equal(risk!.upper, clustered.risk_interval[1]);
  equal(odds!.ratio, clustered.odds_ratio);
  equal(odds!.lower, clustered.odds_interval[0]);
  equal(odds!.upper, clustered.odds_interval[1]);
  const rate = clusteredRate(alike.filter(({focal}) => focal));
  equal(rate.lower, clustered.rate_interval[0]);
  equal(rate.upper, clustered.rate_interval[1]);
});

test("people alike may be counted together", () => {
  const doubled = clusteredRatios([...alike, ...alike]);
  const counted = clusteredRatios(alike.map((kind) => ({...kind, people: 2})));
  equal(counted.risk!.lower, doubled.risk!.lower);
  equal(counted.odds!.upper, doubled.odds!.upper);
});

test("with a row a person the score form is the Cochran–Mantel–Haenszel test", () => {
  const single = alike.map((kind) => ({...kind, rows: 1, selected: Math.min(1, kind.selected)}));
  const strata = clustersOf(single).map(({focal, reference: others}) => selection([focal.selected, focal.rows, others.selected, others.rows]));
  equal(clusteredScoreTest(clustersOf(single))!.chiSquared, cmhTest(strata)!.chiSquared);
});
