import {expect, test} from "vitest";
import {roles as demoRoles, steps} from "../../src/demo/framework.ts";
import type {Row} from "../../src/warehouse/session.ts";
import {award, badge, earned, earners, enrolled, requires} from "./bench.ts";
import {warehouse} from "./harness.ts";
import {several, someone, teams, together} from "./organization.ts";

/** The customer operations of the demo: its roles, requirements and steps as they are there. */
const family = demoRoles.filter((role) => role.family === "Customer operations");
const ids = new Set(family.map(({id}) => id));
const roles = family.map(({id, title, level, rank, track, critical, vacancyCost}) => ({role_id: id, title, family: "Customer operations", level, level_rank: rank, track, critical, annual_vacancy_cost: vacancyCost}));
const role_requirements = family.flatMap(({id, badges}) => badges.map((one, k) => requires(id, one, k + 1)));
const career_steps = steps.filter(({from, to}) => ids.has(from) && ids.has(to)).map(({from, to, kind, months, assignment}) => ({from_role_id: from, to_role_id: to, kind, minimum_months_in_role: months, assignment}));
const badges = [...new Set(family.flatMap((role) => role.badges))].map((id) => badge(id));

/** Ada, an associate since 2023: queue management and performance feedback are hers, coaching is not. */
const ada = someone("ada", "2023-01-01", [["2023-01-01", {action: "hire", role_id: "co-associate"}]]);
const associate = ["product-knowledge", "customer-communication", "workflow-basics"];
const held = [...associate, "queue-management", "performance-feedback"].map((one, k) => award("ada", one, `2023-0${1 + k}-15`));
/** She has mentored two newcomers informally: a conversation and a stretch assignment are on record. */
const mentoring: Row[] = [
  {action_id: "D1", manager_id: "lead0", employee_id: "ada", kind: "career_conversation", completed_date: "2025-03-01"}, {action_id: "D2", manager_id: "lead0", employee_id: "ada", kind: "stretch_assignment", created_date: "2025-03-01", due_date: "2025-09-01"}];
const leads = several(1, () => someone("lead0", "2020-01-01", [["2020-01-01", {action: "hire", role_id: "co-lead"}]]));
const others = together(...earners.map((id) => someone(id, "2023-01-01", [["2023-01-01", {action: "hire", role_id: "co-manager"}]])));

async function on(as_of: string, submissions: readonly Row[]) {
  const session = await warehouse({...together(ada, leads, others), teams, roles, role_requirements, career_steps, badges, development_actions: mentoring, badge_submissions: [...held, ...earned("coaching", 8), ...submissions],
    requisitions: [{requisition_id: "Q1", role_id: "co-lead", status: "open", opened_date: "2025-01-01"}]}, {as_of, history_from: "2023-01-01", targets: ["marts.readiness", "marts.succession"]});
  const [readiness] = await session.rows("select badges_held, missing_badges, round(months_remaining, 2)::double as months, tier, open_positions, suggested_assignment from marts.readiness where employee_id = 'ada' and role_id = 'co-lead'");
  const [bench] = await session.rows("select ready_now, ready_within_6_months, ready_6_12_months, positions, status from marts.succession where role_id = 'co-lead'");
  session.close();
  return {readiness, bench};
}

test("all but coaching: the assignment is suggested; then the badge; then a candidate for team lead", async () => {
  const before = await on("2025-06-30", []);
  expect(before.readiness).toEqual({badges_held: 2, missing_badges: ["coaching"], months: 8, tier: "6_12_months", open_positions: 1, suggested_assignment: "Co-lead team huddles for six weeks"});
  expect(before.bench).toEqual({ready_now: 0, ready_within_6_months: 0, ready_6_12_months: 1, positions: 2, status: "thin"});
  // She enrols, and has four months behind her.
  const under_way = await on("2025-10-31", [enrolled("ada", "coaching", "2025-06-30")]);
  expect(under_way.readiness).toMatchObject({months: 3.97, tier: "within_6_months", suggested_assignment: "Co-lead team huddles for six weeks"});
  const after = await on("2026-01-31", [award("ada", "coaching", "2026-01-15", {enrolled_date: "2025-06-30"})]);
  expect(after.readiness).toEqual({badges_held: 3, missing_badges: [], months: 0, tier: "ready_now", open_positions: 1, suggested_assignment: null});
  expect(after.bench).toEqual({ready_now: 1, ready_within_6_months: 0, ready_6_12_months: 0, positions: 2, status: "thin"});
});
