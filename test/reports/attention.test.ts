import {expect, test} from "vitest";
import {attentionPage} from "../../reports/pages/attention.ts";
import {comparison, equityMaker, reference, text} from "./equity.ts";

test("what needs attention in order of evidence: verdict, share, ratio and interval, shortfall, crude beside adjusted", () => {
  const attainment = [
    comparison({place: 3, badge_id: "crm", verdict: "inconclusive", crude_verdict: "inconclusive", shortfall: 1.2, differs: true}),
    comparison({place: 2, group_name: "woman", stage: "promoted", badge_id: "all", verdict: "monitor", crude_verdict: "indicated", reversed: true, adjusted_ratio: 0.86, adjusted_lower: 0.8, adjusted_upper: 0.93}),
    comparison(), reference(), comparison({group_name: "diverse", selected: null, pool: null, value: null, impact_ratio: null, verdict: "not_evaluable", not_compared: "under the minimum cell", place: null, state: "too_few"})];
  const maker = equityMaker({attainment});
  const said = text(attentionPage(maker).html);
  expect(said).toContain("1 comparison is indicated, 1 to monitor, of 4 weighed, 1 July 2025 to 30 June 2026.");
  expect(said).toContain("woman (gender): of 40 with a decision, 63% were awarded the badge (hiring), against 100% of man: 15 fewer awards than at the reference rate. Ratio 0.63 (0.49 to 0.79) as counted; fewer than two families and levels show both sides.");
  expect(said).toContain("Ratio 0.63 (0.49 to 0.79) as counted, 0.86 (0.80 to 0.93) with family and level held apart. The whole and its parts stand on different sides of 1 or of four fifths: see the strata. On the counts alone the verdict would be: indicated.");
  expect(said).toMatch(/1 fewer award than at the reference rate.*The gap differs between families and levels/);
  expect(said.indexOf("(hiring)")).toBeLessThan(said.indexOf("were promoted"));
  expect(said).toContain("Awarded fewer people than the minimum cell 1");
  expect(maker.files.get("csv/comparisons.csv")).toContain("awarded,hiring,gender,woman,indicated,indicated,25,40,0.625,man,0.625");
});

test("nothing found, nothing supplied, a stage not supplied", () => {
  const quiet = comparison({verdict: "not_indicated", crude_verdict: "not_indicated", place: null});
  expect(text(attentionPage(equityMaker({attainment: [quiet, reference()]})).html)).toMatch(/No comparison is indicated, of 2 weighed.*No comparison is indicated or to monitor.*None\./);
  expect(text(attentionPage(equityMaker({})).html)).toContain("No stage of the audit has anybody in it.");
  const stages = [{stage: "enrolled", missing: "enrolments"}, {stage: "awarded", missing: null}];
  expect(text(attentionPage(equityMaker({attainment: [quiet], equity_stages: stages})).html)).toContain("Enrolled: not supplied (enrolments).");
});

test("where the group compared with is not published no ratio is told", () => {
  const own = comparison({reference_group: "woman", impact_ratio: 1, ratio_lower: null, ratio_upper: null, shortfall: 0, verdict: "inconclusive"});
  expect(text(attentionPage(equityMaker({attainment: [own]})).html)).toContain("63% were awarded the badge (hiring). The group that the audit compares with is not published, so that no ratio is shown.");
});
