import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {cells, each, leaves, roles, someone, teams, together, total, type JobRow} from "./organization.ts";

/* The edges of METRICS sections 1, 2 and 4 in the figures that follow people over twelve months; those of moves, spells and fills stand beside them. */

const threeYears = {as_of: "2025-12-31", history_from: "2023-01-01", targets: ["marts.metric_values"]};
const start = "2022-05-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire", location: id}], ...rows]);
const badges: Row[] = [["calls", "calls", "bronze"], ["calls-gold", "calls", "gold"], ["coaching", "coaching", "bronze"]].map(([badge_id, competency_id, level]) =>
  ({badge_id, version: 1, name: badge_id, competency_id, level, award_logic: "assessment", effective_from: "2020-01-01"}));
let number = 0;
const award = (employee_id: string, badge_id: string, decided_date: string, rest: Row = {}): Row => ({submission_id: `S${++number}`, employee_id, badge_id, decision: "awarded", decided_date, ...rest});

test("a first badge and the move after it: rehire, two changes on one day, data change, reorganization, revocation, contractor, future rows", async () => {
  const up = {role_id: "specialist", action: "promotion"};
  const people = together(
    // Left, came back and was promoted, all within the twelve months: moved.
    hired("rehired", leaves("2024-05-01"), ["2024-06-01", {action: "rehire", role_id: "associate", team_id: "north", location: "rehired"}], ["2024-09-01", up]),
    // The rehire into a higher role is no move.
    hired("rehired_higher", leaves("2024-05-01"), ["2024-06-01", {action: "rehire", role_id: "specialist", team_id: "north", location: "rehired_higher"}]),
    hired("there_and_back", ["2024-06-01", up], ["2024-06-01", {role_id: "associate", action: "demotion"}]), hired("twice_that_day", ["2024-06-01", up], ["2024-06-01", {role_id: "trainer", action: "lateral"}]),
    hired("recoded", ["2024-06-01", {role_id: "specialist", action: "data_change"}]), hired("promoted_recoded", ["2024-06-01", up], ["2024-06-01", {manager_id: "recoded", action: "data_change"}]),
    hired("reorganized", ["2024-06-01", {role_id: "clerk", action: "reorganization"}]), hired("revoked", ["2024-06-01", up]), hired("demoted", ["2024-06-01", {role_id: "temp", action: "demotion"}]),
    hired("retro", ["2024-06-01", {...up, recorded_date: "2025-10-01"}]), hired("next_year", ["2026-01-05", up]), hired("awarded_next_year", ["2024-06-01", up]),
    someone("contractor", start, [[start, {action: "hire", location: "contractor"}], ["2024-06-01", up]], {worker_type: "contingent"}));
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: people.employees.map(({employee_id: id}) => award(String(id), "calls", id === "awarded_next_year" ? "2026-03-10" : "2024-03-10", id === "revoked" ? {revoked_date: "2024-04-01"} : {}))}, threeYears);
  const found = await cells(session, "badge_move_conversion_12m", "month", "2025-03-01", "location");
  session.close();
  expect(each(found, "numerator")).toEqual({rehired: 1, rehired_higher: 0, there_and_back: 0, twice_that_day: 1, recoded: 0, promoted_recoded: 1, reorganized: 0, revoked: 1, demoted: 1, retro: 1, next_year: 0});
  expect(Object.values(each(found, "denominator"))).toEqual(Array(11).fill(1));
});

test("a pathway: a revoked badge does not count with the next, a renewal after a lapse does, a higher level stands in", async () => {
  const people = together(...["revoked", "revoked_later", "renewed", "higher"].map((id) => hired(id)));
  const enrolled = {enrolled_date: "2024-03-10"};
  const session = await warehouse({...people, roles, teams, badges, role_requirements: ["calls", "coaching"].map((badge_id) => ({role_id: "specialist", badge_id})),
    career_steps: [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion"}], badge_submissions: [
      award("revoked", "calls", "2024-04-01", {...enrolled, revoked_date: "2024-05-01"}), award("revoked", "coaching", "2024-06-01"),
      // Both were held for a month before the one was revoked: it was ready once.
      award("revoked_later", "calls", "2024-04-01", {...enrolled, revoked_date: "2024-07-01"}), award("revoked_later", "coaching", "2024-06-01"),
      award("renewed", "calls", "2024-04-01", {...enrolled, expires_date: "2024-05-01"}), award("renewed", "coaching", "2024-06-01"), award("renewed", "calls", "2024-08-01"),
      award("higher", "coaching", "2024-06-01", enrolled), award("higher", "calls-gold", "2024-05-01")]}, threeYears);
  const found = await cells(session, "pathway_completion_rate", "month", "2025-03-01", "location");
  // The second award of calls is no completion and no enrolment; the first is one.
  const completed = await total(session, "completion_rate", "month", "2025-03-01");
  session.close();
  expect(each(found, "numerator")).toEqual({revoked: 0, revoked_later: 1, renewed: 1, higher: 1});
  expect(completed).toMatchObject({numerator: 4, denominator: 4});
});

test("contractors and rows after as_of are in no figure of what managers do, nor of who stays", async () => {
  const development_actions = ["employee", "contractor"].flatMap((employee_id) => [
    {action_id: `r-${employee_id}`, manager_id: "m", employee_id, kind: "evidence_review", due_date: "2025-03-10", completed_date: "2025-03-01"},
    {action_id: `f-${employee_id}`, manager_id: "m", employee_id, kind: "evidence_review", due_date: "2026-03-10", completed_date: "2025-03-01"},
    {action_id: `o-${employee_id}`, manager_id: "m", employee_id, kind: "one_on_one", completed_date: "2025-03-01"}]);
  const people = together(hired("employee"), someone("contractor", start, undefined, {worker_type: "contingent"}));
  const performance_reviews = [...["employee", "contractor"].map((employee_id) => ({employee_id, review_date: "2024-12-01", rating: 5, high_performer: true})), {employee_id: "employee", review_date: "2026-01-10", rating: 1, high_performer: false}];
  const session = await warehouse({...people, roles: roles.map((r) => ({...r, critical: true})), teams, development_actions, performance_reviews}, threeYears);
  for (const metric of ["evidence_reviewed_on_time", "conversation_coverage", "retention_high_performers", "retention_critical_roles"])
    expect([metric, await total(session, metric, "month", "2025-03-01")]).toMatchObject([metric, {numerator: 1, denominator: 1}]);
  session.close();
});
