import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {faults, leaves, roles, someone, teams, together, twoYears, type JobRow, type People} from "./organization.ts";
import {warehouse} from "./harness.ts";

const day = "2024-05-01";
const start = "2024-01-01";

/** Someone hired as `from` on 2024-01-01, with the rows given. */
const from = (employee_id: string, job: Row, ...rows: JobRow[]): People => someone(employee_id, start, [[start, {action: "hire", ...job}], ...rows]);
const associate = {role_id: "associate"}, specialist = {role_id: "specialist"}, analyst = {role_id: "analyst"}, lead = {role_id: "lead"};

/** [kind, specialist, from role, to role, classified_by]; null = no move. */
type Move = readonly [string, boolean, string, string, string];
const cases: readonly (readonly [name: string, People, Move | null])[] = [
  // An action given.
  ["promotion", from("promotion", associate, [day, {...specialist, action: "promotion"}]), ["promotion", false, "associate", "specialist", "source"]],
  ["lateral", from("lateral", specialist, [day, {role_id: "trainer", action: "lateral"}]), ["lateral", false, "specialist", "trainer", "source"]],
  ["demotion", from("demotion", lead, [day, {...specialist, action: "demotion"}]), ["demotion", false, "lead", "specialist", "source"]],
  ["transfer into another role, as the source says", from("transfer_role", associate, [day, {...specialist, team_id: "south", action: "transfer"}]),
    ["transfer", false, "associate", "specialist", "source"]],
  ["reorganization, as the source says", from("reorganized", specialist, [day, {role_id: "trainer", action: "reorganization"}]),
    ["reorganization", false, "specialist", "trainer", "source"]],
  // The action decides against the ranks, and it is listed.
  ["promotion to a lower rank", from("promoted_down", lead, [day, {...specialist, action: "promotion"}]), ["promotion", false, "lead", "specialist", "source"]],
  ["promotion without another role", from("promoted_nowhere", associate, [day, {action: "promotion"}]), null],
  ["promotion into another team only", from("promoted_away", associate, [day, {team_id: "south", action: "promotion"}]), ["transfer", false, "associate", "associate", "derived"]],
  ["lateral into another team only", from("lateral_away", associate, [day, {team_id: "south", action: "lateral"}]), ["transfer", false, "associate", "associate", "derived"]],
  ["transfer to where one is", from("stays_put", associate, [day, {action: "transfer"}]), null],
  // No action: the ranks decide.
  ["rank up", from("up", associate, ["2024-05-02", specialist]), ["promotion", false, "associate", "specialist", "derived"]],
  ["rank up in another family", from("up_across", associate, ["2024-05-03", {role_id: "controller"}]), ["promotion", false, "associate", "controller", "derived"]],
  ["rank down", from("down", lead, ["2024-05-02", specialist]), ["demotion", false, "lead", "specialist", "derived"]],
  ["same rank", from("across", specialist, ["2024-05-02", {role_id: "trainer"}]), ["lateral", false, "specialist", "trainer", "derived"]],
  ["another team", from("team", associate, ["2024-05-02", {team_id: "south"}]), ["transfer", false, "associate", "associate", "derived"]],
  // Nobody knows where the person was the day before: nothing to compare.
  ["from no known team", from("no_team", {...associate, team_id: null}, ["2024-05-02", {team_id: "south"}]), null],
  ["a promotion in no team", from("teamless", {...associate, team_id: null}, [day, {...specialist, action: "promotion"}]), ["promotion", false, "associate", "specialist", "source"]],
  ["another location", from("place", associate, ["2024-05-02", {location: "Munich"}]), ["transfer", false, "associate", "associate", "derived"]],
  ["another manager", from("manager", associate, ["2024-05-02", {manager_id: "lateral"}]), null],
  // Into the specialist track from another one.
  ["into the specialist track", from("specializes", specialist, [day, {...analyst, action: "lateral"}]), ["lateral", true, "specialist", "analyst", "source"]],
  ["up into the specialist track", from("specializes_up", associate, [day, {...analyst, action: "promotion"}]), ["promotion", true, "associate", "analyst", "source"]],
  ["down from management into the specialist track", from("manager_to_analyst", lead, ["2024-05-02", analyst]), ["demotion", true, "lead", "analyst", "derived"]],
  ["from no track into the specialist track", from("tracked", {role_id: "temp"}, [day, {...analyst, action: "promotion"}]), ["promotion", true, "temp", "analyst", "source"]],
  ["from no track into no specialist's", from("untracked", {role_id: "temp"}, [day, {...specialist, action: "promotion"}]), ["promotion", false, "temp", "specialist", "source"]],
  ["into no track", from("tracked_out", analyst, [day, {role_id: "temp", action: "demotion"}]), ["demotion", false, "analyst", "temp", "source"]],
  ["within the specialist track", from("stays_special", analyst, [day, {role_id: "modeller", action: "lateral"}]), ["lateral", false, "analyst", "modeller", "source"]],
  ["out of the specialist track", from("leaves_track", analyst, [day, {...specialist, action: "lateral"}]), ["lateral", false, "analyst", "specialist", "source"]],
  // Data changes.
  ["a data change alone", from("recoded", associate, [day, {...specialist, action: "data_change"}]), null],
  ["a data change and a row without action", from("recoded_twice", associate, [day, {...specialist, action: "data_change"}], [day, {role_id: "trainer"}]), null],
  ["a data change after a promotion of the same day", from("promoted_recoded", associate, [day, {...specialist, action: "promotion"}], [day, {manager_id: "lead", action: "data_change"}]),
    ["promotion", false, "associate", "specialist", "source"]],
  // Several rows on one day: the last is the state, the last action of a kind names it.
  ["two changes on one day", from("two_steps", associate, [day, {...specialist, action: "promotion"}], [day, {role_id: "trainer", action: "lateral"}]),
    ["lateral", false, "associate", "trainer", "source"]],
  ["there and back on one day", from("there_and_back", associate, [day, {...specialist, action: "promotion"}], [day, {...associate, action: "demotion"}]), null],
  // Within one spell only.
  ["a rehire into another role", from("rehired", associate, leaves("2024-03-31"), [day, {...specialist, team_id: "south", action: "rehire"}]), null],
  ["a rehire the day after the last", from("rehired_at_once", associate, leaves("2024-04-30"), [day, {...specialist, team_id: "south", action: "rehire"}]), null],
  ["a first job row after the hire date", someone("late_row", start, [[day, specialist]]), null],
  ["a promotion on the last day", from("promoted_and_left", associate, [day, {...specialist, action: "promotion"}], leaves(day)), ["promotion", false, "associate", "specialist", "source"]],
  ["a promotion outside employment", from("after_exit", associate, leaves("2024-03-31"), [day, {...specialist, team_id: "north", action: "promotion"}]), null],
  ["a promotion after as_of", from("next_year", associate, ["2026-01-01", {...specialist, action: "promotion"}]), null],
  // recorded_date says when a row was entered; it changes nothing before restatements do.
  ["a retro-dated promotion", from("retro", associate, [day, {...specialist, action: "promotion", recorded_date: "2024-09-15"}]), ["promotion", false, "associate", "specialist", "source"]]
];

let session: Session;
let moves: Row[];

beforeAll(async () => {
  session = await warehouse({...together(...cases.map(([, people]) => people)), roles, teams}, twoYears);
  moves = await session.rows("select * from marts.moves order by employee_id, move_date");
});
afterAll(() => session?.close());

test.each(cases)("%s", (_name, people, expected) => {
  const id = people.employees[0]?.employee_id;
  const found = moves.filter((m) => m.employee_id === id).map((m) => [m.kind, m.specialist, m.from_role_id, m.to_role_id, m.classified_by]);
  expect(found).toEqual(expected ? [expected] : []);
});

test("a move is dated on its day and names both teams", () => {
  expect(moves.find((m) => m.employee_id === "team")).toMatchObject({move_date: "2024-05-02", from_team_id: "north", to_team_id: "south"});
  expect(moves.find((m) => m.employee_id === "teamless")).toMatchObject({move_date: day, from_team_id: null, to_team_id: null});
});

test("a manager's year of moves: each compared with the day before it", async () => {
  const person = from("climbs", associate, [day, specialist], ["2024-09-01", lead], ["2025-02-01", {team_id: "south"}], ["2025-06-01", {...analyst, action: "demotion"}]);
  const climb = await warehouse({...person, roles, teams}, twoYears);
  const found = await climb.rows("select move_date, kind, from_role_id, to_role_id from marts.moves order by move_date");
  climb.close();
  expect(found.map((m) => Object.values(m))).toEqual([
    [day, "promotion", "associate", "specialist"], ["2024-09-01", "promotion", "specialist", "lead"],
    ["2025-02-01", "transfer", "lead", "lead"], ["2025-06-01", "demotion", "lead", "analyst"]]);
});

test("contradictions of action and role are listed", async () => {
  const found = await faults(session);
  // promoted_nowhere and promoted_away; there_and_back ends in the role it began with.
  const listed = await session.rows(`select "check", example from marts.data_quality where "check" like 'promotion%' order by 1`);
  expect(listed.map((l) => l.check)).toEqual(["promotion_to_lower_rank", "promotion_without_role_change"]);
  expect(found.promotion_to_lower_rank).toBe(1);
  expect(found.promotion_without_role_change).toBe(3);
});
