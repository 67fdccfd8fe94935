import {expect, test} from "vitest";
import {assessorLimits} from "../../src/audit/assessorLimits.ts";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {roles, several, someone, teams, together} from "./organization.ts";

const badges: Row[] = ["calls", "ethics"].map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"}));
const people = together(someone("a", "2023-02-01"), someone("b", "2023-02-01"), several(60, (k) => someone(`p${k}`, "2023-02-01")));

/** n decisions of one assessor on a badge, of which so many are awards. */
const decided = (assessor_id: string, badge_id: string, decisions: number, awards: number): Row[] => Array.from({length: decisions}, (_, k) => (
  {submission_id: `${assessor_id}-${badge_id}-${k}`, employee_id: `p${k + 1}`, badge_id, decision: k < awards ? "awarded" : "denied", decided_date: "2025-05-01", assessor_id}));

test("an assessor's expectation is what others award of the same badge, without their own decisions", async () => {
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: [...decided("a", "calls", 40, 10), ...decided("b", "calls", 50, 40), ...decided("b", "ethics", 5, 5)]},
    {demographics: [], targets: ["marts.assessor_calibration", "core.assessor_cases"]});
  const cases = await session.rows("select employee_id, badge_key, expectation from core.assessor_cases join staging.people on person_id = assessor_person_id order by all");
  // Of ethics nobody else decided: all decisions of others stand in for it.
  expect(cases).toEqual([{employee_id: "a", badge_key: 1, expectation: 0.8}, {employee_id: "b", badge_key: 1, expectation: 0.25}, {employee_id: "b", badge_key: 2, expectation: 0.25}]);
  const [a] = await session.rows("from marts.assessor_calibration order by assessor_id");
  expect(a).toMatchObject({assessor_id: "a", decisions: "40", awarded: "10", award_rate: 0.25});
  expect(a!.expected_rate).toBeCloseTo(0.8, 12);
  expect(a!.shrunken_rate).toBeGreaterThan(0.25);
  // z = (10 − 32) ÷ √(40 · 0.16) = −8.70 and (45 − 13.75) ÷ √(55 · 0.1875) = 9.73; φ = 170.3, so that n* is 1 and no limit is told
  expect(a).toMatchObject({limit_998_low: 0, limit_998_high: 1, outlier: false});
  session.close();
});

test("among ordinary assessors one who awards nearly everything lies outside the limits", async () => {
  const crowd = Array.from({length: 12}, (_, k) => decided(`p${k + 41}`, "calls", 40, 23 + (k % 3)));
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: [...crowd.flat(), ...decided("a", "calls", 40, 39)]}, {demographics: [], targets: ["marts.assessor_calibration"]});
  expect(await session.rows("select assessor_id, outlier from marts.assessor_calibration where outlier")).toEqual([{assessor_id: "a", outlier: true}]);
  const [a] = await session.rows("from marts.assessor_calibration where assessor_id = 'a'");
  expect(a!.expected_rate).toBeCloseTo(288 / 480, 12);
  // φ is 1: 40 decisions at 0.6, R's qbinom(c(.025, .975, .001, .999), 40, .6) ÷ 40
  expect([a!.limit_95_low, a!.limit_95_high, a!.limit_998_low, a!.limit_998_high].map((limit) => Math.round(limit * 40))).toEqual([18, 30, 14, 33]);
  session.close();
});

test("agreement: pairs of reviews of one submission by badge and over all, disagreements half on either side", async () => {
  const review = (submission_id: string, assessor_id: string, recommendation: string, reviewed_date = "2025-05-01"): Row => ({submission_id, assessor_id, recommendation, reviewed_date});
  const submissions = [...decided("a", "calls", 6, 4), ...decided("a", "ethics", 1, 1)];
  const reviews = [[0, "award", "award"], [1, "award", "award"], [2, "award", "deny"], [3, "deny", "deny"], [4, "award", "award"]].flatMap(([k, first, second]) =>
    [review(`a-calls-${k}`, "a", first as string), review(`a-calls-${k}`, "b", second as string)]);
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: submissions,
    submission_reviews: [...reviews, review("a-ethics-0", "a", "award"), review("a-calls-5", "a", "award"), review("a-calls-5", "b", "deny", "2024-12-31")]}, {demographics: [], targets: ["marts.assessor_agreement"]});
  const rows = await session.rows("from marts.assessor_agreement order by badge_id");
  expect(rows.map(({badge_id, pairs, both_award, both_deny, disagree, agreement}) => ({badge_id, pairs, both_award, both_deny, disagree, agreement}))).toEqual(
    ["all", "calls"].map((badge_id) => ({badge_id, pairs: "5", both_award: "3", both_deny: "1", disagree: "1", agreement: 0.8})));
  // Shares 0.7 and 0.3 on either side: chance 0.58, κ = (0.8 − 0.58) ÷ 0.42
  expect(rows[0]!.kappa).toBeCloseTo(0.22 / 0.42, 12);
  session.close();
});

test("φ: the terms (O − E)²/V are winsorised at a tenth, the least 0 and the greatest 64 of ten counting 1 and 9", () => {
  const awarded = [0, 5, -5, 5, -5, 10, -10, 10, 15, 40].map((difference) => 50 + difference);
  const found = assessorLimits([...awarded.keys()], awarded.map(() => 100), awarded, awarded.map(() => 0.5));
  expect(found[0]!.spread).toBeCloseTo((1 + 4 * 1 + 3 * 4 + 9 + 9) / 9, 12);
  expect(found.map(({outlier}) => outlier)).toEqual(awarded.map((count) => count === 90));
});
