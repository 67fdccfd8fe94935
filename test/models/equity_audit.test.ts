import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {roles, several, someone, teams, together, twoYears, type People} from "./organization.ts";
import {warehouse, type GivenRows} from "./harness.ts";

const settings = {...twoYears, demographics: ["gender"], targets: ["marts.equity_audit", "core.equity_pools"]};
const badges: Row[] = ["calls", "ethics"].map((badge_id) => ({badge_id, version: 1, name: badge_id, competency_id: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"}));
const competencies: Row[] = [{competency_id: "calls", name: "Calls", scope: "role", behavior: "…"}, {competency_id: "ethics", name: "Ethics", scope: "universal", behavior: "…"}];
const career_steps: Row[] = [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion"}];
const role_requirements: Row[] = [{role_id: "specialist", badge_id: "calls"}];
const decide = (id: string, employee_id: string, badge_id: string, decided_date: string, decision = "awarded", rest: Row = {}): Row => ({submission_id: `${id}-${employee_id}-${badge_id}`, employee_id, badge_id, decision, decided_date, ...rest});

const audit = async (people: People, badge_submissions: Row[], given: GivenRows = {}) => {
  const session = await warehouse({...people, roles, teams, badges, competencies, career_steps, role_requirements, badge_submissions, ...given}, settings);
  const rows = await session.rows("from marts.equity_audit");
  const pools = await session.rows("select distinct employee_id, stage, badge_id, selected from core.equity_pools join core.audit_windows using (audit_end) join staging.people using (person_id) join staging.badges using (badge_key) where current order by all");
  session.close();
  const cell = (stage: string, badge_id: string, group: string) => rows.find((r) => r.stage === stage && r.badge_id === badge_id && r.focal_group === group && r.attribute === "gender" && r.reference_rule === "highest")!;
  return {rows, pools, cell};
};

const person = (id: string, gender: string | null, hired = "2023-02-01", role_id = "associate") => someone(id, hired, [[hired, {action: "hire", role_id}]], {gender});

test("overall: badges of the role and one step away, universal ones for everyone, holders out", async () => {
  // as_of is 2025-12-31: the window is [2025-01-01, 2026-01-01), e − 12 m is 2025-01-01
  const people = together(person("near", "woman"), person("far", "woman", "2023-02-01", "clerk"), person("holder", "man"), person("new", "man", "2025-02-01"), person("gets", "man"));
  const {pools} = await audit(people, [decide("1", "holder", "calls", "2024-06-01"), decide("2", "gets", "calls", "2025-01-01"), decide("3", "near", "ethics", "2025-12-31"), decide("4", "far", "calls", "2025-05-01")]);
  expect(pools.filter((p) => p.stage === "overall").map((p) => `${p.employee_id} ${p.badge_id} ${p.selected}`)).toEqual([
    "far ethics false", "gets ethics false", "holder ethics false", "near calls false", "near ethics true"
  ]);
});

test("awarded: one row per person and badge with a decision in the window, not those awarded before", async () => {
  const people = together(person("twice", "woman"), person("again", "man"), person("denied", "man"), person("early", "man"));
  const {pools} = await audit(people, [
    decide("1", "twice", "calls", "2025-02-01", "denied"), decide("2", "twice", "calls", "2025-06-01"),
    decide("1", "again", "calls", "2024-02-01"), decide("2", "again", "calls", "2025-06-01"),
    decide("1", "denied", "ethics", "2025-12-31", "denied"), decide("1", "early", "ethics", "2024-12-31")]);
  expect(pools.filter((p) => p.stage === "awarded").map((p) => `${p.employee_id} ${p.badge_id} ${p.selected}`)).toEqual(["denied ethics false", "twice calls true"]);
});

test("rates, ratio, four fifths in integers and shortfall against the group of the highest rate", async () => {
  // awarded: women 12 of 20, men 15 of 20, two of unknown gender. 12/20 ÷ 15/20 is exactly 0.8, which is not below four fifths.
  const women = several(20, (k) => person(`w${k}`, "woman")), men = several(20, (k) => person(`m${k}`, "man")), unknown = several(2, (k) => person(`u${k}`, null));
  const decisions = [...women.employees.map((e, k) => decide("1", e.employee_id, "calls", "2025-03-01", k < 12 ? "awarded" : "denied")), ...men.employees.map((e, k) => decide("1", e.employee_id, "calls", "2025-03-01", k < 15 ? "awarded" : "denied")),
    ...unknown.employees.map((e) => decide("1", e.employee_id, "calls", "2025-03-01"))];
  const {cell} = await audit(together(women, men, unknown), decisions);
  expect(cell("awarded", "calls", "woman")).toMatchObject({
    audit_start: "2025-01-01", audit_end: "2026-01-01", attribute: "gender", reference_group: "man", reference_rule: "highest", focal_selected: "12", focal_pool: "20", reference_selected: "15", reference_pool: "20",
    focal_rate: 0.6, reference_rate: 0.75, below_four_fifths: false});
  expect(cell("awarded", "calls", "woman").impact_ratio).toBeCloseTo(0.8, 12);
  expect(cell("awarded", "calls", "woman").shortfall).toBeCloseTo(3, 12);
  // Wilson's 12 of 20: (12 + 1.92073 ∓ 1.959964·√(12·8/20 + 0.96036)) ÷ 23.84146
  expect(cell("awarded", "calls", "woman").focal_rate_lower).toBeCloseTo((13.9207294103 - 1.959963984540054 * Math.sqrt(4.8 + 0.9603647051735307)) / 23.841458820694123, 9);
  expect(cell("awarded", "calls", "man")).toMatchObject({reference_group: "man", focal_rate: 0.75, impact_ratio: 1, below_four_fifths: false});
  expect(cell("awarded", "calls", "Unknown")).toMatchObject({focal_selected: "2", focal_pool: "2", focal_rate: null, impact_ratio: null, below_four_fifths: null, shortfall: null});
});

test("badge all adds the badges up, with an interval over people; groups under the cell are not evaluated and are no reference", async () => {
  const women = several(12, (k) => person(`w${k}`, "woman")), men = several(11, (k) => person(`m${k}`, "man")), few = several(9, (k) => person(`x${k}`, "diverse"));
  const all = [...women.employees, ...men.employees, ...few.employees];
  const decisions = all.flatMap((e, k) => [decide("1", e.employee_id, "calls", "2025-03-01", k % 2 ? "awarded" : "denied"), decide("1", e.employee_id, "ethics", "2025-04-01", e.employee_id.startsWith("x") ? "awarded" : k % 3 ? "awarded" : "denied")]);
  const {cell} = await audit(together(women, men, few), decisions);
  for (const group of ["woman", "man", "diverse"]) {
    const parts = ["calls", "ethics"].map((badge) => cell("awarded", badge, group));
    expect(Number(cell("awarded", "all", group).focal_pool)).toBe(parts.reduce((sum, p) => sum + Number(p.focal_pool), 0));
    expect(Number(cell("awarded", "all", group).focal_selected)).toBe(parts.reduce((sum, p) => sum + Number(p.focal_selected), 0));
  }
  expect(cell("awarded", "ethics", "diverse")).toMatchObject({focal_pool: "9", focal_selected: "9", focal_rate: null, impact_ratio: null});
  expect(cell("awarded", "ethics", "woman").reference_group).not.toBe("diverse");
  // women: calls 6 of 12; ethics those of every third: with two rows a person the interval is the jackknife's, around the rate
  const {focal_rate, focal_rate_lower, focal_rate_upper} = cell("awarded", "all", "woman");
  expect(focal_rate_lower).toBeLessThan(focal_rate);
  expect(focal_rate_upper).toBeGreaterThan(focal_rate);
});
