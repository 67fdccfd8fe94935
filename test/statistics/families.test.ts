import {expect, test} from "vitest";
import {cohensKappa} from "../../src/statistics/kappa.ts";
import {benjaminiHochberg, holm} from "../../src/statistics/multiplicity.ts";
import {betweenVariance, reliability} from "../../src/statistics/shrinkage.ts";
import {equal, reference} from "./reference.ts";

const audit = reference("audit");

test.each([...audit.families, reference("selections").p_adjust])("R's p.adjust of a family", ({p, bh, holm: byHolm}: any) => {
  benjaminiHochberg(p).forEach((value, k) => equal(value, bh[k]));
  holm(p).forEach((value, k) => equal(value, byHolm[k]));
});

test("the fifteen p-values of Benjamini and Hochberg 1995", () => {
  const {p, rejected_bh_0_05, rejected_holm_0_05, fourth_adjusted} = reference("published").benjamini_hochberg_1995;
  expect(benjaminiHochberg(p).filter((value) => value < 0.05)).toHaveLength(rejected_bh_0_05);
  expect(holm(p).filter((value) => value < 0.05)).toHaveLength(rejected_holm_0_05);
  equal(benjaminiHochberg(p)[3], fourth_adjusted);
});

test.each(audit.kappa as any[])("kappa and its interval of $counts", (given) => {
  const found = cohensKappa(given.counts)!;
  equal(found.agreement, given.agreement);
  equal(found.kappa, given.kappa);
  equal(found.lower, given.lower);
  equal(found.upper, given.upper);
});

test("kappa has no value where both gave one rating throughout", () => {
  expect(cohensKappa([[12, 0], [0, 0]])).toBeUndefined();
  expect(cohensKappa([[0, 0], [0, 0]])).toBeUndefined();
});

test.each(audit.shrinkage as any[])("DerSimonian and Laird's variance between units", ({difference, variance, between}) => {
  equal(betweenVariance(difference.map((d: number, k: number) => ({difference: d, variance: variance[k]}))), between);
});

test("a deviation is believed by its share of the variance", () => {
  expect(reliability(0.02, 0.02)).toBe(0.5);
  expect(reliability(0, 0)).toBe(0);
  expect(betweenVariance([{difference: 1, variance: 0.1}])).toBe(0);
});
