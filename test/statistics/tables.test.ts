import {expect, test} from "vitest";
import {binomialQuantile} from "../../src/statistics/binomial.ts";
import {normalTwoSided} from "../../src/statistics/distributions.ts";
import {detectableRatio} from "../../src/statistics/detectableRatio.ts";
import {exactOddsRatio} from "../../src/statistics/exactOddsRatio.ts";
import {fisherTest} from "../../src/statistics/fisher.ts";
import {belowFourFifths, impactRatio, pooledZ} from "../../src/statistics/proportions.ts";
import {equal, reference, selection} from "./reference.ts";

const audit = reference("audit");
const selections = reference("selections");
const published = reference("published");

test.each(audit.tables as any[])("R's Fisher test, exact odds ratio, Katz interval and z of $table", (given) => {
  const table = selection(given.table);
  const fisher = fisherTest(table);
  const odds = exactOddsRatio(table)!;
  const ratio = impactRatio(table)!;
  equal(fisher.p, given.fisher_p);
  equal(fisher.midP, given.mid_p);
  equal(odds.ratio, given.odds_ratio);
  equal(odds.lower, given.odds_lower);
  equal(odds.upper, given.odds_upper);
  equal(ratio.ratio, given.ratio);
  equal(ratio.lower, given.ratio_lower);
  equal(ratio.upper, given.ratio_upper);
  equal(pooledZ(table), given.z);
});

test.each(selections.two_by_two as any[])("R's figures of $focal_awarded/$focal_eligible against $reference_awarded/$reference_eligible", (given) => {
  const table = selection([given.focal_awarded, given.focal_eligible, given.reference_awarded, given.reference_eligible]);
  equal(fisherTest(table).p, given.fisher_two_sided_p);
  // R's own root of the odds ratio stops at 1.2e-4 of its logarithm (audit.R solves it on).
  equal(exactOddsRatio(table)!.ratio, given.fisher_conditional_odds_ratio, 1e-3);
  equal(exactOddsRatio(table)!.lower, given.fisher_or_lower, 1e-3);
  equal(exactOddsRatio(table)!.upper, given.fisher_or_upper, 1e-3);
  equal(impactRatio(table)!.ratio, given.impact_ratio);
  equal(impactRatio(table)!.lower, given.impact_ratio_lower);
  equal(impactRatio(table)!.upper, given.impact_ratio_upper);
  equal(pooledZ(table), given.z_pooled);
  equal(normalTwoSided(pooledZ(table)!), given.z_two_sided_p);
});

test("the Uniform Guidelines' examples", () => {
  const {rates, impact_ratio, below_four_fifths} = published.four_fifths_rates;
  for (const [group, ratio] of Object.entries(impact_ratio)) {
    const table = selection([rates[group] * 100, 100, rates.white * 100, 100]);
    equal(impactRatio(table)!.ratio, ratio, 1e-12);
    expect(belowFourFifths(table)).toBe(below_four_fifths.includes(group));
  }
  const {focal, reference: others, impact_ratio: ratio, fisher_two_sided_p, z} = published.small_numbers;
  const small = selection([...focal, ...others]);
  equal(impactRatio(small)!.ratio, ratio);
  equal(fisherTest(small).p, fisher_two_sided_p);
  equal(pooledZ(small), z, 1e-9);
  // One more of the focal group selected, one fewer of the reference: the other side is now the lower one.
  equal(impactRatio(selection([15, 80, 4, 20]))!.ratio, 0.9375);
  expect(belowFourFifths(selection([...published.exact_four_fifths.focal, ...published.exact_four_fifths.reference]))).toBe(false);
  expect((3 / 5) / (3 / 4)).toBeLessThan(0.8);
});

test("ratios that fairlearn and holisticai print", () => {
  const {a, b, c} = published.fairlearn_user_guide.groups;
  equal(impactRatio(selection([...b, ...a]))!.ratio, published.fairlearn_user_guide.ratio_min_max, 1e-4);
  expect(b).toEqual([3, 6]);
  equal(a[0] / a[1] - b[0] / b[1], published.fairlearn_user_guide.difference);
  // Against everyone, itself included: 3/6 ÷ 10/18 is 0.9, and the guide's 0.7407 is (10/18) ÷ (3/4).
  equal(impactRatio(selection([a[0] + b[0] + c[0], a[1] + b[1] + c[1], ...a]))!.ratio, published.fairlearn_user_guide.ratio_to_overall, 1e-4);
  const {a: higher, b: lower, disparate_impact, four_fifths, z_difference} = published.holisticai_tests;
  equal(impactRatio(selection([...higher, ...lower]))!.ratio, disparate_impact);
  equal(impactRatio(selection([...lower, ...higher]))!.ratio, four_fifths, 2e-4);
  equal(pooledZ(selection([...higher, ...lower])), z_difference);
});

test("a table that its margins determine has p 1 and no odds ratio; nobody selected of the reference, no ratio", () => {
  expect(fisherTest(selection([0, 10, 0, 12]))).toEqual({p: 1, midP: 0.5});
  expect(exactOddsRatio(selection([10, 10, 12, 12]))).toBeUndefined();
  expect(impactRatio(selection([3, 10, 0, 12]))).toBeUndefined();
});

test.each(audit.limits as any[])("R's qbinom of $n at $rate", ({n, rate, limits}) => {
  expect([0.025, 0.975, 0.001, 0.999].map((level) => binomialQuantile(level, n, rate))).toEqual(limits);
});

test.each(selections.funnel as any[])("funnel limits of $n at $rate", ({n, rate, ...limits}) => {
  const found = [0.025, 0.975, 0.001, 0.999].map((level) => binomialQuantile(level, n, rate) / n);
  expect(found).toEqual([limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998]);
});

test.each(audit.power as any[])("R's smallest ratio that 80 % power finds: $focal_pool against $reference_pool at $rate", (given) => {
  equal(detectableRatio(given.focal_pool, given.reference_pool, given.rate), given.ratio, 1e-8);
});
