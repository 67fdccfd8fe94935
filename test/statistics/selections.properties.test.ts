import fc from "fast-check";
import {expect, test} from "vitest";
import {breslowDay} from "../../src/statistics/breslowDay.ts";
import {clusteredRatios, clustersOf, type PeopleAlike} from "../../src/statistics/clusteredRatios.ts";
import {clusteredScoreTest} from "../../src/statistics/clusteredScore.ts";
import {exactOddsRatio} from "../../src/statistics/exactOddsRatio.ts";
import {fisherTest} from "../../src/statistics/fisher.ts";
import type {Selection} from "../../src/statistics/hypergeometric.ts";
import {cmhTest, commonOddsRatio, commonRiskRatio} from "../../src/statistics/mantelHaenszel.ts";
import {benjaminiHochberg, holm} from "../../src/statistics/multiplicity.ts";
import {impactRatio} from "../../src/statistics/proportions.ts";
import {equal} from "./reference.ts";

const pool = fc.oneof({weight: 5, arbitrary: fc.integer({min: 1, max: 60})}, {weight: 1, arbitrary: fc.integer({min: 1, max: 3_000_000})});
const table: fc.Arbitrary<Selection> = fc.tuple(pool, pool, fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}))
  .map(([focalPool, referencePool, f, r]) => ({focal: Math.round(f * focalPool), focalPool, reference: Math.round(r * referencePool), referencePool}));
const strata = fc.array(table, {minLength: 1, maxLength: 6});
const swapped = ({focal, focalPool, reference, referencePool}: Selection): Selection => ({focal: reference, focalPool: referencePool, reference: focal, referencePool: focalPool});
const scaled = (by: number) => (t: Selection): Selection => ({focal: by * t.focal, focalPool: by * t.focalPool, reference: by * t.reference, referencePool: by * t.referencePool});
const holds = (arbitrary: fc.Arbitrary<any>, property: (value: any) => void, numRuns = 200) => fc.assert(fc.property(arbitrary, property), {numRuns, seed: 6, verbose: 0});
const bothSelected = (t: Selection) => t.focal > 0 && t.reference > 0;

test("swapping focal and reference inverts the ratios and leaves p", () => {
  holds(strata, (given: Selection[]) => {
    const turned = given.map(swapped);
    const [first] = given as [Selection];
    equal(fisherTest(swapped(first)).p, fisherTest(first).p, 1e-8);
    if (bothSelected(first)) equal(impactRatio(swapped(first))!.ratio, 1 / impactRatio(first)!.ratio);
    if (bothSelected(first)) equal(impactRatio(swapped(first))!.lower, 1 / impactRatio(first)!.upper!);
    equal(cmhTest(turned)?.p, cmhTest(given)?.p, 1e-8);
    for (const common of [commonOddsRatio, commonRiskRatio]) {
      const [one, other] = [common(given), common(turned)];
      if (!one?.ratio || !other?.ratio) continue;
      equal(other.ratio, 1 / one.ratio);
      equal(other.lower, 1 / one.upper!, 1e-8);
    }
  });
});

test("swapping inverts the exact odds ratio and its limits", () => {
  holds(table, (given: Selection) => {
    const [one, other] = [exactOddsRatio(given), exactOddsRatio(swapped(given))];
    expect(other === undefined).toBe(one === undefined);
    if (!one || !other) return;
    equal(other.ratio, 1 / one.ratio, 1e-8);
    equal(other.lower, 1 / one.upper, 1e-8);
    expect(one.lower).toBeLessThanOrEqual(one.ratio);
    expect(one.upper).toBeGreaterThanOrEqual(one.ratio);
  }, 60);
});

test("merging identical strata leaves the Mantel–Haenszel odds and risk ratios and their intervals", () => {
  holds(fc.tuple(table, fc.integer({min: 2, max: 9})), ([given, times]: [Selection, number]) => {
    const apart = Array.from({length: times}, () => given);
    for (const common of [commonOddsRatio, commonRiskRatio]) {
      const [one, other] = [common(apart), common([scaled(times)(given)])];
      equal(other?.ratio, one?.ratio ?? null);
      equal(other?.lower, one?.lower ?? null);
      equal(other?.upper, one?.upper ?? null);
    }
  });
});

test("scaling all counts never makes the p of Cochran–Mantel–Haenszel larger", () => {
  holds(fc.tuple(strata, fc.integer({min: 2, max: 20})), ([given, by]: [Selection[], number]) => {
    const [one, other] = [cmhTest(given), cmhTest(given.map(scaled(by)))];
    if (one) expect(other!.p).toBeLessThanOrEqual(one.p * (1 + 1e-12));
  });
});

test("the order of strata changes nothing", () => {
  holds(strata, (given: Selection[]) => {
    const turned = [...given].reverse();
    equal(cmhTest(turned)?.chiSquared, cmhTest(given)?.chiSquared ?? null, 1e-8);
    equal(commonOddsRatio(turned)?.lower, commonOddsRatio(given)?.lower ?? null);
    equal(breslowDay(turned)?.p, breslowDay(given)?.p ?? null, 1e-7);
  });
});

test("exact p lies within [0, 1], and mid-p is never above it", () => {
  holds(table, (given: Selection) => {
    const {p, midP} = fisherTest(given);
    expect(p).toBeGreaterThan(-1e-300);
    expect(p).toBeLessThanOrEqual(1);
    expect(midP).toBeLessThanOrEqual(p);
  });
});

test("adjusted p keep the order of p, never fall below it, and Holm's are never under Benjamini and Hochberg's; order does not matter", () => {
  holds(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 40}), (p: number[]) => {
    const [bh, byHolm] = [benjaminiHochberg(p), holm(p)];
    p.forEach((value, k) => {
      expect(bh[k]!).toBeGreaterThanOrEqual(value);
      expect(byHolm[k]!).toBeGreaterThanOrEqual(bh[k]! * (1 - 1e-12));
    });
    expect(benjaminiHochberg([...p].reverse()).reverse()).toEqual(bh);
  });
});

const person = fc.record({stratum: fc.integer({min: 0, max: 2}), focal: fc.boolean(), rows: fc.integer({min: 1, max: 4}), share: fc.double({min: 0, max: 1, noNaN: true})})
  .map(({share, ...p}): PeopleAlike => ({...p, selected: Math.round(share * p.rows), people: 1}));

test("people with several rows: shuffling them changes nothing, and swapping the groups inverts the ratios", () => {
  holds(fc.array(person, {minLength: 6, maxLength: 40}), (people: PeopleAlike[]) => {
    const [score, shuffled] = [clusteredScoreTest(clustersOf(people)), clusteredScoreTest(clustersOf([...people].reverse()))];
    equal(shuffled?.chiSquared, score?.chiSquared ?? null, 1e-8);
    const turned = people.map((p) => ({...p, focal: !p.focal}));
    equal(clusteredScoreTest(clustersOf(turned))?.chiSquared, score?.chiSquared ?? null, 1e-8);
    const [one, other] = [clusteredRatios(people).risk, clusteredRatios(turned).risk];
    if (!one?.ratio || !other?.ratio) return;
    equal(other.ratio, 1 / one.ratio);
    if (one.upper !== null && other.lower !== null) equal(other.lower, 1 / one.upper, 1e-8);
  });
});
