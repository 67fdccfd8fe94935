import {expect, test} from "vitest";
import {leaves, roles, someone, teams, together, twoYears, type People} from "./organization.ts";
import {warehouse} from "./harness.ts";

const targets = ["core.level_spells", "core.promotion_subjects", "marts.promotion_survival"];

async function levelSpells(people: People) {
  const session = await warehouse({...people, roles, teams}, {...twoYears, targets});
  const spells = await session.rows(`
    select p.employee_id, l.level_rank, l.start_date, l.last_date, l.ended_by, l.unknown_entry
    from core.level_spells as l join staging.people as p using (person_id) order by p.employee_id, l.start_date`);
  const subjects = await session.rows(`
    select p.employee_id, c.origin_date, c.entry_date, c.last_date, c.status
    from core.promotion_subjects as c join staging.people as p using (person_id) order by p.employee_id, c.origin_date`);
  session.close();
  return {spells, subjects};
}

const short = (rows: Awaited<ReturnType<typeof levelSpells>>["spells"]) => rows.map((r) => `${r.level_rank} ${r.start_date} ${r.last_date} ${r.ended_by}`);

test("a lateral move, a transfer and another family at the same rank do not restart the level", async () => {
  const {spells} = await levelSpells(someone("a", "2024-02-01", [
    ["2024-02-01", {action: "hire"}], ["2024-05-01", {role_id: "clerk", action: "lateral"}], ["2024-08-01", {team_id: "south", action: "transfer"}],
    ["2024-11-01", {role_id: "accountant", action: "lateral"}], ["2025-03-10", {role_id: "controller", action: "promotion"}]]));
  expect(short(spells)).toEqual(["1 2024-02-01 2025-03-10 promoted", "2 2025-03-10 2025-12-31 censored"]);
});

test("a lower rank ends the level as a demotion, and competes", async () => {
  const {spells, subjects} = await levelSpells(someone("a", "2024-02-01", [["2024-02-01", {role_id: "specialist", action: "hire"}], ["2024-09-15", {role_id: "associate", action: "demotion"}]]));
  expect(short(spells)).toEqual(["2 2024-02-01 2024-09-15 demoted", "1 2024-09-15 2025-12-31 censored"]);
  expect(subjects.map((s) => s.status)).toEqual([2, 0]);
});

test("an exit before the promotion is dated on the last day employed, and competes", async () => {
  const {spells, subjects} = await levelSpells(someone("a", "2024-02-01", [["2024-02-01", {action: "hire"}], leaves("2024-06-30")]));
  expect(short(spells)).toEqual(["1 2024-02-01 2024-06-30 exited"]);
  expect(subjects).toMatchObject([{last_date: "2024-06-30", status: 2}]);
});

test("a rehire begins a new level spell; the gap belongs to none", async () => {
  const {spells} = await levelSpells(someone("a", "2024-02-01", [["2024-02-01", {action: "hire"}], leaves("2024-06-30"), ["2024-10-01", {role_id: "associate", team_id: "north", location: "Berlin", action: "rehire"}]]));
  expect(short(spells)).toEqual(["1 2024-02-01 2024-06-30 exited", "1 2024-10-01 2025-12-31 censored"]);
});

test("a run begun before history_from enters late, at that duration", async () => {
  const {subjects} = await levelSpells(someone("a", "2022-03-15", [["2022-03-15", {action: "hire"}], ["2024-07-15", {role_id: "specialist", action: "promotion"}]]));
  expect(subjects[0]).toMatchObject({origin_date: "2022-03-15", entry_date: "2024-01-01", last_date: "2024-07-15", status: 1});
});

test("a run whose first row comes after the hire date without a hire action has an unknown entry and is out", async () => {
  const {spells, subjects} = await levelSpells(someone("a", "2020-05-01", [["2024-01-01", {}], ["2024-07-15", {role_id: "specialist", action: "promotion"}]]));
  expect(spells).toMatchObject([{level_rank: 1, unknown_entry: true, ended_by: "promoted"}, {level_rank: 2, unknown_entry: false}]);
  expect(subjects.map((s) => s.origin_date)).toEqual(["2024-07-15"]);
});

test("levels that no promotion step leaves are out: without steps, the top rank of a family", async () => {
  const {subjects} = await levelSpells(someone("a", "2024-02-01", [["2024-02-01", {role_id: "lead", action: "hire"}]]));
  expect(subjects).toEqual([]);
});

test("the entry's own day is no time at risk: a hire and an exit on one day are dropped", async () => {
  const {spells, subjects} = await levelSpells(someone("a", "2024-02-01", [["2024-02-01", {action: "hire"}], leaves("2024-02-01")]));
  expect(short(spells)).toEqual(["1 2024-02-01 2024-02-01 exited"]);
  expect(subjects).toEqual([]);
});

test("the curve by whole months, worked by hand", async () => {
  // Ranks 1 at Service, all from 2024-01-15. Months: a promoted after exactly 2 (03-15), b exits after 1 + 15/29 (02-15 … 02-29 is 14 days: 1 + 14/29),
  // c promoted after 5 and a part (06-20), d still there on 2025-12-31 (23 and a part).
  const at = "2024-01-15";
  const people = together(
    someone("a", at, [[at, {action: "hire"}], ["2024-03-15", {role_id: "specialist", action: "promotion"}]]),
    someone("b", at, [[at, {action: "hire"}], leaves("2024-02-29")]),
    someone("c", at, [[at, {action: "hire"}], ["2024-06-20", {role_id: "specialist", action: "promotion"}]]),
    someone("d", at));
  const session = await warehouse({...people, roles, teams}, {...twoYears, minimum_cell: 1, targets});
  const rows = await session.rows(`
    select months, at_risk::integer as at_risk, promoted::integer as promoted, exited::integer as exited, censored::integer as censored, survival, cumulative_incidence
    from marts.promotion_survival where family = 'Service' and level = 'L1' and dimension = 'all' order by months`);
  session.close();
  // nobody is at risk just before month 24: d is followed for 23 months and 16 of 31 days
  expect(rows).toHaveLength(23);
  expect(rows[0]).toMatchObject({months: 1, at_risk: 4, promoted: 0, exited: 0, survival: 1, cumulative_incidence: 0});
  // b leaves at 1.48 months: 3 at risk just before month 2, a among them
  expect(rows[1]).toMatchObject({months: 2, at_risk: 3, promoted: 1, exited: 1});
  expect(rows[1]!.survival).toBeCloseTo(2 / 3, 12);
  // Aalen–Johansen: 3/4 are free of both just before month 2, 1/3 of them is promoted
  expect(rows[1]!.cumulative_incidence).toBeCloseTo(0.25, 12);
  expect(rows[5]).toMatchObject({months: 6, at_risk: 1, promoted: 1});
  expect(rows[5]!.survival).toBeCloseTo(1 / 3, 12);
  expect(rows[5]!.cumulative_incidence).toBeCloseTo(0.5, 12);
  expect(rows[22]).toMatchObject({months: 23, at_risk: 1, promoted: 0, censored: 0});
});
