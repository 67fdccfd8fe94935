import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse, type GivenRows} from "./harness.ts";
import {leaves, roles, someone, teams, together, total, twoYears, type JobRow, type People} from "./organization.ts";

const start = "2023-06-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire"}], ...rows]);
const badges: Row[] = ["calls", "coaching"].map((badge_id) =>
  ({badge_id, version: 1, name: badge_id, competency_id: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}));
let number = 0;
const enrolled = (employee_id: string, badge_id: string, enrolled_date: string, withdrawn_date: string | null = null): Row =>
  ({enrollment_id: `L${++number}`, employee_id, badge_id, enrolled_date, withdrawn_date, status: withdrawn_date ? "withdrawn" : "enrolled"});
const awarded = (employee_id: string, badge_id: string, decided_date: string): Row => ({submission_id: `S${++number}`, employee_id, badge_id, decision: "awarded", decided_date});

async function subjects(curve: string, people: People, given: GivenRows): Promise<Record<string, string>> {
  const session = await warehouse({...people, roles, teams, badges, ...given}, {...twoYears, targets: ["core.curve_subjects"]});
  const rows = await session.rows(`select employee_id, origin_date, entry_date, last_date, status from core.curve_subjects join staging.people using (person_id) where curve = ? order by employee_id, origin_date`, [curve]);
  session.close();
  return Object.fromEntries(rows.map((r) => [`${r.employee_id} ${r.origin_date}`, `${r.entry_date} ${r.last_date} ${r.status}`]));
}

test("badge earned: from the enrolment; withdrawal, enrolling again, exit and as_of censor; renewals are out", async () => {
  const people = together(...["earns", "withdraws", "again", "waits", "early", "renews"].map((id) => hired(id)), hired("leaves", leaves("2024-05-05")), someone("later_hired", "2024-06-01"));
  expect(await subjects("badge_earned", people, {
    learning_enrollments: [
      enrolled("earns", "calls", "2024-03-01"), enrolled("withdraws", "calls", "2024-03-01", "2024-04-02"), enrolled("again", "calls", "2024-03-01"), enrolled("again", "calls", "2024-05-01"),
      enrolled("waits", "calls", "2024-03-01"), enrolled("early", "calls", "2023-11-01"), enrolled("leaves", "calls", "2024-03-01"), enrolled("renews", "calls", "2024-03-01"), enrolled("later_hired", "calls", "2024-03-01")],
    badge_submissions: [awarded("earns", "calls", "2024-06-15"), awarded("again", "calls", "2024-06-01"), awarded("early", "calls", "2024-02-01"), awarded("renews", "calls", "2023-09-01"), awarded("renews", "calls", "2024-04-01")]
  })).toEqual({
    "earns 2024-03-01": "2024-03-01 2024-06-15 1", "withdraws 2024-03-01": "2024-03-01 2024-04-02 0",
    "again 2024-03-01": "2024-03-01 2024-05-01 0", "again 2024-05-01": "2024-05-01 2024-06-01 1",
    "waits 2024-03-01": "2024-03-01 2025-12-31 0", "early 2023-11-01": "2024-01-01 2024-02-01 1", "leaves 2024-03-01": "2024-03-01 2024-05-05 0"});
});

test("ready for a role: entering it without the badges, exit and as_of censor", async () => {
  const people = together(hired("ready"), hired("moves_unready", ["2024-06-01", {role_id: "specialist", action: "promotion"}]), hired("moves_ready", ["2024-06-01", {role_id: "specialist", action: "promotion"}]), hired("leaves", leaves("2024-05-05")), hired("waits"));
  const both = (id: string, second: string | null) => [enrolled(id, "calls", "2024-03-01"), ...(second ? [enrolled(id, "coaching", "2024-04-01")] : [])];
  expect(await subjects("ready_for_role", people, {
    role_requirements: [{role_id: "specialist", badge_id: "calls"}, {role_id: "specialist", badge_id: "coaching"}],
    career_steps: [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion"}],
    learning_enrollments: [...both("ready", "x"), ...both("moves_unready", null), ...both("moves_ready", "x"), ...both("leaves", null), ...both("waits", null)],
    badge_submissions: [awarded("ready", "calls", "2024-05-01"), awarded("ready", "coaching", "2024-04-20"), awarded("moves_unready", "calls", "2024-05-01"), awarded("moves_unready", "coaching", "2024-07-01"),
      awarded("moves_ready", "calls", "2024-05-01"), awarded("moves_ready", "coaching", "2024-06-01")]
  })).toEqual({
    "ready 2024-03-01": "2024-03-01 2024-05-01 1", "moves_unready 2024-03-01": "2024-03-01 2024-06-01 0", "moves_ready 2024-03-01": "2024-03-01 2024-06-01 1",
    "leaves 2024-03-01": "2024-03-01 2024-05-05 0", "waits 2024-03-01": "2024-03-01 2025-12-31 0"});
});

test("ramp: the first rating at or above the new role's median after the move; a further move, another role and exit censor", async () => {
  const promoted = (id: string, ...rows: JobRow[]) => hired(id, ["2024-03-01", {role_id: "specialist", action: "promotion"}], ...rows);
  const people = together(promoted("ramps"), promoted("moves_on", ["2024-09-01", {role_id: "lead", action: "promotion"}]), promoted("reorganized", ["2024-09-01", {role_id: "trainer", action: "reorganization"}]),
    promoted("leaves", leaves("2024-08-31")), promoted("waits"), hired("unrated_role", ["2024-03-01", {role_id: "clerk", action: "lateral"}]), hired("transferred", ["2024-03-01", {team_id: "south", action: "transfer"}]));
  const review = (employee_id: string, review_date: string, rating: number) => ({employee_id, review_date, rating});
  expect(await subjects("ramp", people, {performance_reviews: [
    // Given to specialists: 2, 3, 3, 4, 5, 2; median 3. The rating of the move's own day is no step after it, though it is one of the role's.
    review("ramps", "2024-03-01", 5), review("ramps", "2024-06-01", 2), review("ramps", "2025-06-01", 3), review("moves_on", "2024-06-01", 2), review("moves_on", "2024-10-01", 4), review("waits", "2025-12-01", 2.9),
    review("reorganized", "2024-12-01", 5), review("leaves", "2024-08-31", 4), review("ramps", "2024-02-01", 5)]}))
    .toEqual({
      "ramps 2024-03-01": "2024-03-01 2025-06-01 1", "moves_on 2024-03-01": "2024-03-01 2024-09-01 0", "moves_on 2024-09-01": "2024-09-01 2024-10-01 1",
      "reorganized 2024-03-01": "2024-03-01 2024-09-01 0", "leaves 2024-03-01": "2024-03-01 2024-08-31 1", "waits 2024-03-01": "2024-03-01 2025-12-31 0"});
});

test("badge to move: from the first award to the first mobility move after it; exit and as_of censor", async () => {
  const people = together(hired("moves", ["2024-03-01", {role_id: "clerk", action: "lateral"}], ["2024-09-01", {role_id: "specialist", action: "promotion"}]), hired("transferred", ["2024-06-01", {team_id: "south", action: "transfer"}]),
    hired("leaves", leaves("2024-05-05")), hired("before", ["2023-12-01", {role_id: "clerk", action: "lateral"}]));
  expect(await subjects("badge_to_move", people, {badge_submissions: [
    awarded("moves", "calls", "2024-03-01"), awarded("moves", "coaching", "2024-05-01"), awarded("transferred", "calls", "2024-03-01"), awarded("leaves", "calls", "2024-03-01"), awarded("before", "calls", "2023-07-01")]}))
    .toEqual({
      "moves 2024-03-01": "2024-03-01 2024-09-01 1", "transferred 2024-03-01": "2024-03-01 2025-12-31 0", "leaves 2024-03-01": "2024-03-01 2024-05-05 0",
      // Moved before history opens: its clock had stopped, and it never enters.
      "before 2023-07-01": "2024-01-01 2023-12-01 1"});
});

test("the medians: half of those followed, in months, read off the year's curve", async () => {
  const people = together(...["a", "b", "c"].map((id) => hired(id)));
  const session = await warehouse({...people, roles, teams, badges, learning_enrollments: ["a", "b", "c"].map((id) => enrolled(id, "calls", "2024-02-01")),
    badge_submissions: [awarded("a", "calls", "2024-03-01"), awarded("b", "calls", "2024-05-16")]}, {...twoYears, targets: ["marts.metric_values"]});
  // 1 month, 3 months and 15 of the 31 days of May; c waits. Two of three were awarded by then.
  expect(await total(session, "time_to_earn_months", "year", "2024-01-01")).toMatchObject({numerator: 2, denominator: 3, value: 3 + 15 / 31});
  session.close();
});

test("ramp by role, beside what the role's record says", async () => {
  const promoted = (id: string) => hired(id, ["2024-03-01", {role_id: "specialist", action: "promotion"}]);
  const session = await warehouse({...together(promoted("a"), promoted("b"), promoted("c")), roles: roles.map((r) => ({...r, months_to_productivity: r.role_id === "specialist" ? 4.5 : null})), teams,
    performance_reviews: [["a", "2024-06-01", 3], ["b", "2024-09-01", 3], ["c", "2024-09-01", 2]].map(([employee_id, review_date, rating]) => ({employee_id, review_date, rating}))}, {...twoYears, targets: ["marts.ramp_by_role"]});
  const rows = await session.rows("select role_id, moves::integer as moves, ramped::integer as ramped, ramp_months, months_to_productivity::double as productive from marts.ramp_by_role");
  session.close();
  // The role's median rating is 3: a after three months, b after six, c not yet.
  expect(rows).toEqual([{role_id: "specialist", moves: 3, ramped: 2, ramp_months: 6, productive: 4.5}]);
});
