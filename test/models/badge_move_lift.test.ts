import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {leaves, roles, someone, teams, together, twoYears, type JobRow, type People} from "./organization.ts";
import {warehouse, type GivenRows} from "./harness.ts";

const badge = (badge_id: string, rest: Row = {}): Row => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2023-01-01", ...rest});
const step = (from_role_id: string, to_role_id: string): Row => ({from_role_id, to_role_id, kind: "promotion"});
const awarded = (employee_id: string, badge_id: string, decided_date: string, rest: Row = {}): Row =>
  ({submission_id: `${employee_id} ${badge_id} ${decided_date}`, employee_id, badge_id, decision: "awarded", decided_date, ...rest});

/** The next role of an associate asks for calls, that of an accountant too; a clerk's asks for nothing. */
const framework: GivenRows = {
  roles, teams, badges: [badge("calls"), badge("coaching", {valid_months: 6}), badge("idle")],
  role_requirements: [{role_id: "specialist", badge_id: "calls"}, {role_id: "trainer", badge_id: "coaching"}, {role_id: "controller", badge_id: "calls"}, {role_id: "temp", badge_id: "idle"}],
  career_steps: [step("associate", "specialist"), step("accountant", "controller"), step("clerk", "lead")]
};

const build = (people: People, badge_submissions: Row[], given: GivenRows = {}) =>
  warehouse({...framework, ...people, badge_submissions, ...given}, {...twoYears, targets: ["marts.badge_move_lift", "core.lift_holdings", "core.role_spells"]});

const hired = (first: Row = {}): JobRow => ["2024-02-01", {action: "hire", ...first}];
const promoted = (date: string, role_id = "specialist"): JobRow => [date, {role_id, action: "promotion"}];

/** Two associates move, a holder on day 90 and another on day 60; c earns it later and stays, d leaves on day 182. */
const four = together(
  someone("a", "2024-02-01", [hired(), promoted("2024-05-01")]), someone("b", "2024-02-01", [hired(), promoted("2024-04-01")]),
  someone("c", "2024-02-01"), someone("d", "2024-02-01", [hired(), leaves("2024-08-01")]));
const fourAwards = [awarded("a", "calls", "2024-03-01"), awarded("c", "calls", "2024-06-01")];

async function lift(people: People, badge_submissions: Row[], given: GivenRows = {}) {
  const session = await build(people, badge_submissions, given);
  const rows = await session.rows(`
    select badge_id, method, hazard_ratio, lower, upper, p, people::integer as people, role_spells::integer as role_spells, moves::integer as moves, moves_held::integer as moves_held,
      person_days_held::integer as held, person_days_not_held::integer as not_held
    from marts.badge_move_lift order by all`);
  session.close();
  return Object.fromEntries(rows.map(({badge_id, method, ...row}) => [`${badge_id} ${method}`, row]));
}

test("counted from the day after the award, by hand", async () => {
  const {"calls time_dependent": found} = await lift(four, fourAwards);
  // Day 60: b among one holder and three; day 90: a, the holder, with two more. θ/((θ + 3)(θ + 2)) is largest at θ = √6.
  const ratio = Math.sqrt(6);
  const [p, q] = [ratio / (ratio + 3), ratio / (ratio + 2)];
  const error = 1 / Math.sqrt(p * (1 - p) + q * (1 - q));
  expect(found).toMatchObject({people: 4, role_spells: 4, moves: 2, moves_held: 1});
  expect(found!.hazard_ratio).toBeCloseTo(ratio, 9);
  expect(found!.lower).toBeCloseTo(ratio * Math.exp(-1.959963984540054 * error), 9);
  expect(found!.upper).toBeCloseTo(ratio * Math.exp(1.959963984540054 * error), 7);
  // a held from day 29 to 90, c from 121 to 699; in all 90 + 60 + 699 + 182 days
  expect(found).toMatchObject({held: 61 + 578, not_held: 1031 - 639});
});

test("naive: whoever ever held it counts as a holder from the first day", async () => {
  const {"calls naive": found} = await lift(four, fourAwards);
  // Day 60: b among two holders and two; day 90: a among two holders and one. θ/((2θ + 2)(2θ + 1)) is largest at θ = √½.
  expect(found!.hazard_ratio).toBeCloseTo(Math.SQRT1_2, 9);
  expect(found).toMatchObject({people: 4, moves: 2, moves_held: 1, held: 90 + 699, not_held: 60 + 182});
});

test("landmark: those still there twelve months after entry, by what they hold on that day", async () => {
  const later = together(
    someone("a", "2024-02-01", [hired(), promoted("2025-03-01")]), someone("b", "2024-02-01", [hired(), promoted("2025-02-10")]), someone("c", "2024-02-01"),
    someone("d", "2024-02-01", [hired(), promoted("2025-02-01")]), someone("e", "2022-12-31"));
  // b's award is decided on the landmark itself, 1 February 2025: not yet held; d moves on it; e's lies before history opens
  const {"calls landmark_12m": found} = await lift(later, [awarded("a", "calls", "2025-01-31"), awarded("b", "calls", "2025-02-01"), awarded("c", "calls", "2024-06-01", {revoked_date: "2025-01-31"})]);
  // b among one holder and two, then a with one other: θ/((θ + 2)(θ + 1)), largest at θ = √2
  expect(found).toMatchObject({people: 3, role_spells: 3, moves: 2, moves_held: 1, held: 28, not_held: 9 + 333});
  expect(found!.hazard_ratio).toBeCloseTo(Math.SQRT2, 9);
});

test("late entry, another stratum, entries unknown, roles whose next asks for nothing, contingent workers", async () => {
  const more = together(
    four,
    someone("early", "2023-10-01"),
    someone("finance", "2024-02-01", [hired({role_id: "accountant"}), promoted("2024-04-01", "controller")]),
    someone("unknown", "2023-01-01", [["2024-01-15", {action: "data_change"}], promoted("2024-04-01")]),
    someone("clerk", "2024-02-01", [hired({role_id: "clerk"}), promoted("2024-04-01", "lead")]),
    someone("contingent", "2024-02-01", [hired(), promoted("2024-04-01")], {worker_type: "contingent"}));
  const found = await lift(more, fourAwards);
  // the early one is seen from day 92 on, after both events; the accountant moves in a stratum of their own
  expect(found["calls time_dependent"]!.hazard_ratio).toBeCloseTo(Math.sqrt(6), 9);
  expect(found["calls time_dependent"]).toMatchObject({people: 6, role_spells: 6, moves: 3, moves_held: 1, held: 639, not_held: 392 + 730 + 60});
  expect(found["any time_dependent"]).toEqual(found["calls time_dependent"]);
  expect(Object.keys(found)).not.toContain("idle time_dependent");
});

test("an exit, a reorganization and a data change end a role spell without an event; a change of team does not end it", async () => {
  const session = await build(together(
    someone("exit", "2024-02-01", [hired(), leaves("2024-02-11")]),
    someone("moves", "2024-02-01", [hired(), ["2024-02-11", {role_id: "clerk", action: "lateral"}]]),
    someone("reorganized", "2024-02-01", [hired(), ["2024-02-11", {role_id: "clerk", action: "reorganization"}]]),
    someone("corrected", "2024-02-01", [hired(), ["2024-02-11", {role_id: "clerk", action: "data_change"}]]),
    someone("transferred", "2024-02-01", [hired(), ["2024-02-11", {team_id: "south", action: "transfer"}]]),
    someone("again", "2024-02-01", [hired(), leaves("2024-02-11"), ["2024-06-01", {role_id: "associate", team_id: "north", location: "Berlin", action: "rehire"}]])), []);
  const rows = await session.rows(`
    select employee_id, start_date, last_date - start_date as days, ended_by from core.role_spells join staging.people using (person_id) join core.roles using (role_key)
    where role_id = 'associate' order by employee_id, start_date`);
  session.close();
  expect(rows.map((r) => `${r.employee_id} ${r.days} ${r.ended_by}`)).toEqual([
    "again 10 exited", "again 578 censored", "corrected 10 changed", "exit 10 exited", "moves 10 moved", "reorganized 10 changed", "transferred 699 censored"]);
});

test("a badge counts to its last day, and any badge wherever one of several does", async () => {
  const steps = [step("associate", "specialist"), step("associate", "trainer")];
  // coaching is valid for 6 months: a's lapses on 1 September and is renewed a day too late; b's stretches of two badges overlap, c's touch
  const session = await build(together(someone("a", "2024-02-01"), someone("b", "2024-02-01"), someone("c", "2024-02-01")), [
    awarded("a", "coaching", "2024-03-01"), awarded("a", "coaching", "2024-09-02"), awarded("b", "coaching", "2024-03-01"), awarded("b", "calls", "2024-08-01", {revoked_date: "2024-10-01"}),
    awarded("c", "coaching", "2024-03-01"), awarded("c", "calls", "2024-09-01", {revoked_date: "2024-10-01"})], {career_steps: steps});
  const rows = await session.rows(`
    select employee_id, start_date + held_after::integer as after_day, start_date + held_until::integer as until_day
    from core.lift_holdings join staging.people using (person_id) where method = 'time_dependent' and badge_key = 0 order by employee_id, after_day`);
  session.close();
  expect(rows.map((r) => `${r.employee_id} ${r.after_day} ${r.until_day}`)).toEqual([
    "a 2024-03-01 2024-09-01", "a 2024-09-02 2025-03-02", "b 2024-03-01 2024-10-01", "c 2024-03-01 2024-10-01"]);
});

test("moves all on one side give no ratio; sources that were not supplied no rows", async () => {
  const found = await lift(four, [awarded("c", "calls", "2024-06-01")]);
  expect(found["calls time_dependent"]).toMatchObject({hazard_ratio: null, lower: null, p: null, moves: 2, moves_held: 0});
  const session = await warehouse({...framework, ...four}, {...twoYears, targets: ["marts.badge_move_lift"]});
  expect(await session.rows("select * from marts.badge_move_lift")).toEqual([]);
  session.close();
});

test("what is published ends with the last whole quarter; the marts see through as_of", async () => {
  const late = together(four, someone("e", "2024-02-01", [hired(), promoted("2025-11-03")]));
  const session = await warehouse({...framework, ...late, badge_submissions: fourAwards}, {...twoYears, as_of: "2025-11-15", targets: ["marts.badge_move_lift"]});
  const rows = await session.rows(`select seen_until, moves::integer as moves, (person_days_held + person_days_not_held)::integer as days from core.lift_ratios
    where method = 'time_dependent' and badge_key = 0 order by seen_until`);
  // c stays through both; e moves on day 641, and had been seen for 607 by 30 September
  expect(rows).toEqual([{seen_until: "2025-09-30", moves: 2, days: 90 + 60 + 182 + 607 + 607}, {seen_until: "2025-11-15", moves: 3, days: 90 + 60 + 182 + 653 + 641}]);
  expect(await session.rows("select moves::integer as moves from marts.badge_move_lift where badge_id = 'any' and method = 'time_dependent'")).toEqual([{moves: 3}]);
  session.close();
});
