import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {leaves, roles, someone, teams, together} from "./organization.ts";

/** as_of is 2025-12-31: the audit window is [2025-01-01, 2026-01-01). */
const settings = {as_of: "2025-12-31", history_from: "2023-01-01", demographics: ["gender"], targets: ["core.equity_entries", "marts.equity_exclusions", "marts.equity_audit"]};
const badges: Row[] = [{badge_id: "calls", version: 1, name: "Calls", level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"}];
const career_steps: Row[] = [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion", minimum_months_in_role: 12}, {from_role_id: "associate", to_role_id: "clerk", kind: "lateral"}];
const role_requirements: Row[] = [{role_id: "specialist", badge_id: "calls"}];
const hired = (id: string, date = "2023-02-01", ...rows: [string, Row][]) => someone(id, date, [[date, {action: "hire"}], ...rows], {gender: "woman"});

const people = together(
  hired("still"), hired("rises", "2023-02-01", ["2025-03-01", {role_id: "specialist", action: "promotion"}]),
  hired("sideways", "2023-02-01", ["2024-08-01", {role_id: "clerk", action: "lateral"}]), hired("recent", "2024-06-01"),
  someone("gone", "2023-02-01", [["2023-02-01", {action: "hire"}], leaves("2024-12-31")], {gender: "man"}));
const enrolled = (employee_id: string, enrolled_date: string): Row => ({enrollment_id: `${employee_id}-${enrolled_date}`, employee_id, badge_id: "calls", enrolled_date, status: "enrolled"});
const submitted = (employee_id: string, dates: Row): Row => ({submission_id: `${employee_id}-${dates.decided_date}`, employee_id, badge_id: "calls", decision: "awarded", ...dates});

const pools = async (given: Record<string, Row[]>) => {
  const session = await warehouse({...people, roles, teams, badges, career_steps, role_requirements, ...given}, settings);
  const rows = await session.rows("select stage, employee_id, selected, enrolled, role_id, tenure_years from core.equity_entries join staging.people using (person_id) join core.roles using (role_key) order by all");
  const [exclusions, audit] = [await session.rows("select stage, badge_id, attribute, reason, people, rows from marts.equity_exclusions order by all"), await session.rows("from marts.equity_audit")];
  session.close();
  return {of: (stage: string) => rows.filter((r) => r.stage === stage).map((r) => `${r.employee_id} ${r.selected}`), rows, exclusions, audit};
};

test("enrolled: the pool of overall, by enrolments in the window", async () => {
  const {rows} = await pools({learning_enrollments: [enrolled("still", "2025-12-31"), enrolled("recent", "2024-12-31")], badge_submissions: [submitted("rises", {decided_date: "2025-02-01"})]});
  expect(rows.filter((r) => r.stage === "overall").map((r) => [r.employee_id, r.selected, r.enrolled, r.tenure_years])).toEqual([["recent", false, false, 0], ["rises", true, false, 1], ["still", false, true, 1]]);
});

test("submitted: first enrolments from 18 to 6 months before the end, submitted within six months", async () => {
  const {of} = await pools({
    learning_enrollments: [enrolled("still", "2024-07-01"), enrolled("rises", "2025-06-30"), enrolled("recent", "2025-07-01"), enrolled("sideways", "2024-06-30")],
    badge_submissions: [submitted("still", {submitted_date: "2025-01-01", decided_date: "2025-03-01"}), submitted("rises", {submitted_date: "2025-12-31", decided_date: "2025-12-31"})]});
  // 2024-07-01 + 6 months is 2025-01-01, that day too; 2025-06-30 + 6 months is 2025-12-30
  expect(of("submitted")).toEqual(["rises false", "still true"]);
});

test("moved: first awards of the year before the window, with a mobility move within twelve months after the award", async () => {
  const {of, rows} = await pools({badge_submissions: [
    submitted("rises", {decided_date: "2024-03-01"}), submitted("sideways", {decided_date: "2024-08-01"}), submitted("still", {decided_date: "2024-12-31"}), submitted("recent", {decided_date: "2025-01-01"})]});
  // rises: promoted on the same day a year later; sideways moved on the award's own day, which is not after it
  expect(of("moved")).toEqual(["rises true", "sideways false", "still false"]);
  expect(rows.find((r) => r.stage === "moved" && r.employee_id === "rises")!.role_id).toBe("associate");
});

test("promoted and assigned: in a role with a promotion step, its minimum months served, at the window's start", async () => {
  const {of, exclusions} = await pools({development_actions: [
    {action_id: "1", manager_id: "still", employee_id: "still", kind: "stretch_assignment", created_date: "2025-01-01"}, {action_id: "2", manager_id: "still", employee_id: "rises", kind: "stretch_assignment", created_date: "2024-12-31", due_date: "2025-06-01"}]});
  // sideways is a clerk, whom no promotion step leaves; recent has seven months of twelve; gone left the day before
  expect(of("promoted")).toEqual(["rises true", "still false"]);
  expect(of("assigned")).toEqual(["rises false", "still true"]);
  expect(exclusions.filter((e) => e.stage === "promoted" && e.attribute === "all")).toEqual([{stage: "promoted", badge_id: "all", attribute: "all", reason: "minimum months in role not served", people: "1", rows: "1"}]);
});

test("a stage that lacks what it needs is not evaluable, and says what", async () => {
  const {audit, of} = await pools({badge_submissions: [submitted("still", {decided_date: "2025-02-01"})]});
  expect(of("assigned")).toEqual([]);
  expect(audit.filter((r) => r.focal_group === "woman" && r.focal_pool === null).map((r) => [r.stage, r.badge_id, r.verdict, r.reason])).toEqual(expect.arrayContaining([
    ["assigned", "all", "not_evaluable", "not supplied: development_actions"], ["submitted", "all", "not_evaluable", "not supplied: learning_enrollments"]]));
});
