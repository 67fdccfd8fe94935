import {expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {award, badge, enrolled, holds, requires, step} from "../models/bench.ts";
import {warehouse, type GivenRows} from "../models/harness.ts";
import {roles, several, teams, together, twoYears} from "../models/organization.ts";

const operational = ["succession", "critical_roles", "critical_role_candidates", "pathway_congestion", "skill_bench", "team_coverage"];
const declared = (...names: string[]) => publications.filter(({name}) => names.includes(name));
const opening = (requisition_id: string, role_id: string): Row => ({requisition_id, role_id, status: "open", opened_date: "2025-11-01"});

/** Twelve in claims, four in appeals below it; six in north, five in south, both below operations; three in finance; two adrift. */
const given: GivenRows = {
  teams, roles: roles.map((role) => ({...role, critical: ["specialist", "trainer", "controller"].includes(role.role_id as string), annual_vacancy_cost: 50_000})),
  career_steps: [step("associate", "specialist"), step("associate", "trainer"), step("accountant", "controller")],
  ...together(...Object.entries({claims: 12, appeals: 4, north: 6, south: 5, finance: 3, adrift: 2})
    .map(([team_id, people]) => several(people, (k) => holds(`${team_id}-${k}`, team_id === "finance" ? "accountant" : "associate", {team_id})))),
  badges: [badge("talk"), badge("lead"), badge("books")], role_requirements: [requires("associate", "talk"), requires("specialist", "lead"), requires("trainer", "lead"), requires("controller", "books")],
  badge_submissions: [...["claims-1", "claims-2", "appeals-1", "north-1", "south-1", "adrift-1"].map((id) => award(id, "talk", "2025-01-01")), award("claims-1", "lead", "2025-01-01"), enrolled("north-2", "lead", "2024-01-01")],
  requisitions: [opening("Q1", "specialist"), opening("Q2", "specialist"), opening("Q3", "trainer"), opening("Q4", "controller")]
};

async function published(rows: GivenRows = given, settings = {}): Promise<Session> {
  const tables = operational.filter((name) => name !== "critical_roles").map((name) => `published.${name}`);
  return warehouse(rows, {...twoYears, targets: [...tables, "core.person_days"], ...settings});
}

test("a team under the minimum is counted in its parent, from the deepest up; one that stays under it nowhere", async () => {
  const session = await published();
  // Appeals joins claims though claims is large; north and south meet in operations; finance and the rest reach the top with three, adrift has no top.
  expect(await session.rows("select team_id, with_teams, badge_id, needed, holders, stalled_learners, status from published.team_coverage order by team_id, badge_id")).toEqual([
    {team_id: "claims", with_teams: "1–2", badge_id: "lead", needed: "0", holders: "1–2", stalled_learners: "0", status: "concentrated"},
    {team_id: "claims", with_teams: "1–2", badge_id: "talk", needed: "3+", holders: "3+", stalled_learners: "0", status: "thin"},
    {team_id: "operations", with_teams: "1–2", badge_id: "talk", needed: "3+", holders: "1–2", stalled_learners: "0", status: "thin"}]);
  expect(await session.rows("select t.team_id, g.group_key is null as nowhere from published.team_groups as g join core.teams as t using (team_key) where nowhere order by team_id")).toEqual([
    {team_id: "adrift", nowhere: true}, {team_id: "finance", nowhere: true}]);
  await refuseUndeclared(session, declared(...operational));
  await session.run("update published.team_groups set group_key = team_key where team_key = (select team_key from core.teams where team_id = 'finance')");
  await session.run("insert into published.team_coverage select 'finance', 'finance', 'Finance', '0', 'talk', '0', '0', '0', 'covered'");
  await expect(refuseUndeclared(session, declared("team_coverage"))).rejects.toThrow("a team of fewer people than METRICS section 9.3 allows");
  await session.run("delete from published.team_coverage where team_id <> 'finance'");
  await session.run("update published.team_groups set group_key = (select team_key from core.teams where team_id = 'finance')");
  await expect(refuseUndeclared(session, declared("team_coverage"))).rejects.toThrow("a team whose people are not below it");
  session.close();
});

test("the bench in bands and words: who stands on two slates is said, nothing is counted", async () => {
  const session = await published();
  expect(await session.rows("select role_id, positions, ready_now, filled_alone, filled_at_once, shared, status, place from published.succession order by place")).toEqual([
    {role_id: "controller", positions: "1–2", ready_now: "0", filled_alone: "0", filled_at_once: "0", shared: false, status: "no_successor", place: 1},
    {role_id: "specialist", positions: "1–2", ready_now: "1–2", filled_alone: "1–2", filled_at_once: "1–2", shared: false, status: "thin", place: 2},
    {role_id: "trainer", positions: "1–2", ready_now: "1–2", filled_alone: "1–2", filled_at_once: "0", shared: true, status: "thin", place: 3}]);
  expect(await session.rows("select role_id, ready_now, openings_12m, crowding, completions, place from published.pathway_congestion order by place")).toEqual([
    {role_id: "trainer", ready_now: "1–2", openings_12m: "1–2", crowding: "1_to_3", completions: null, place: 1}, {role_id: "specialist", ready_now: "1–2", openings_12m: "1–2", crowding: "below_1", completions: null, place: 2}]);
  await session.run("update published.succession set ready_now = '2'");
  await expect(refuseUndeclared(session, declared("succession"))).rejects.toThrow("a word that is not declared");
  session.close();
});

test("without awards, steps or requirements there is no bench", async () => {
  const {badge_submissions: _, ...without} = given;
  const session = await published(without);
  for (const name of operational.slice(2)) expect(await session.rows(`from published.${name}`)).toEqual([]);
  expect(await session.rows("from published.succession")).toEqual([]);
  session.close();
});

test("operational figures are for hr; the executive has a status in words", () => {
  expect(declared(...operational).map(({name, audiences}) => [name, audiences])).toEqual(operational.map((name) => [name, [name === "critical_roles" ? "executive" : "hr"]]).sort((a, b) => publications.findIndex(({name}) => name === a[0]) - publications.findIndex(({name}) => name === b[0])));
  expect(declared("critical_roles")[0]!.columns.map(({name}) => name)).toEqual(["role_id", "title", "family", "status", "place"]);
});
