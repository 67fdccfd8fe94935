import {expect, test} from "vitest";
import type {Agreement, Assessor} from "../../reports/assessors.ts";
import {assessorsPage} from "../../reports/pages/assessors.ts";
import {methodPage} from "../../reports/pages/method.ts";
import {comparison, equityMaker, reference, text} from "./equity.ts";

const assessor = (name: string, given: Partial<Assessor> = {}): Assessor => ({
  assessor: name, decisions: 80, awarded: 60, award_rate: 0.75, expected_rate: 0.7, spread: 1.3, limit_95_low: 0.6, limit_95_high: 0.8, limit_998_low: 0.55, limit_998_high: 0.85, standing: "within", state: "shown", ...given});
const hidden = assessor("A-000000FF", {decisions: null, awarded: null, award_rate: null, expected_rate: null, spread: null, limit_95_low: null, limit_95_high: null, limit_998_low: null, limit_998_high: null, standing: null, state: "too_few"});
const funnel = [20, 50, 100].map((decisions) => ({decisions, expected_rate: 0.7, limit_95_low: 0.6, limit_95_high: 0.8, limit_998_low: 0.55, limit_998_high: 0.85}));
const agreement = (badge_id: string, kappa: number): Agreement => ({badge_id, pairs: 100, both_award: 60, both_deny: 20, disagree: 20, agreement: 0.8, kappa, lower: kappa - 0.2, upper: kappa + 0.2, state: "shown"});

const given = {
  attainment: [comparison(), reference()], assessor_funnel: funnel, assessor_agreement: [agreement("all", 0.52), agreement("hiring", 0.31)],
  assessor_limits: [assessor("A-00000009", {award_rate: 0.4, awarded: 32, standing: "below"}), hidden, assessor("A-00000001"), assessor("A-00000005", {award_rate: 0.95, awarded: 76, standing: "above"})]
};

test("assessors in the order of their pseudonyms, what lies outside in words, who cannot be shown counted", () => {
  const maker = equityMaker(given), said = text(assessorsPage(maker).html);
  expect(said).toContain("Of 3 assessors 2 lie outside the 99.8% limits: 1 awards less often than others do of the same badges and levels, 1 awards more often.");
  expect(said).toMatch(/A-00000001 80 60 75% 70% 60% to 80% 55% to 85% Within A-00000005 80 76 95% .* Outside, above A-00000009 80 32 40% .* Outside, below A-000000FF too few people to show/);
  expect(said).toContain("1 more decide on too few people to be shown.");
  expect(said).toContain("A-00000009, below");
  expect(maker.files.get("csv/assessors.csv")).toContain("A-00000009,80,32,0.4,0.7");
});

test("agreement over all badges and by badge, with κ and its interval; that pairs are few", () => {
  const said = text(assessorsPage(equityMaker(given)).html);
  expect(said).toContain("They recommend the same in 80% of 100 pairs. Beyond chance that is κ 0.52 (0.32 to 0.72;");
  expect(said).toContain("Pairs are few for most badges");
  expect(said).toMatch(/all badges 100 60 20 20 80% 0\.52 0\.32 to 0\.72 hiring 100/);
});

test("nobody outside, nobody to show, not used by agreement", () => {
  expect(text(assessorsPage(equityMaker({...given, assessor_limits: [assessor("A-00000001")]})).html)).toContain("None of 1 assessors lies outside the 99.8% limits.");
  expect(text(assessorsPage(equityMaker({attainment: [comparison()]})).html)).toContain("No decision of the window names an assessor, or none may be shown.");
  const unused = text(assessorsPage(equityMaker({attainment: [comparison()], uses: [{use: "assessors", state: "off"}]})).html);
  expect(unused).toContain("Assessors are not looked at, by agreement");
  expect(unused).not.toContain("agree?");
});

test("the method says whom the audit is about, who is left out and why, and who is not known", () => {
  const unknown = comparison({badge_id: "all", group_name: "Unknown", pool: 15, verdict: "not_evaluable", not_compared: "unknown group"});
  const small = comparison({badge_id: "all", group_name: "diverse", pool: null, verdict: "not_evaluable", not_compared: "under the minimum cell", state: "too_few"});
  const said = text(methodPage(equityMaker({attainment: [unknown, small], equity_exclusions: [{stage: "awarded", reason: "awarded before", people: 40, state: "shown"}, {stage: "promoted", reason: "awarded before", people: 5, state: "shown"}]})).html);
  expect(said).toContain("Employees of 1 July 2025 to 30 June 2026");
  expect(said).toContain("Awarded were awarded the badge before: a renewal 40 people Awarded Gender not known: counted, not compared 15 in the pool Awarded groups under the minimum cell 1 group");
});
