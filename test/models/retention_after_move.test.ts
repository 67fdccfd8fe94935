import {expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {leaves, roles, several, someone, teams, together, twoYears, type JobRow, type People} from "./organization.ts";
import {warehouse, type GivenRows} from "./harness.ts";

const targets = ["marts.retention_after_move", "core.retention_stays", "core.retention_risks"];
const build = (people: People, given: GivenRows = {}, minimum_cell = 1) => warehouse({...people, roles, teams, ...given}, {...twoYears, minimum_cell, targets});

const hired = (date: string, first: Row = {}): JobRow => [date, {action: "hire", ...first}];
const moved = (date: string, role_id: string, action: string): JobRow => [date, {role_id, action}];

async function stays(session: Session): Promise<string[]> {
  const rows = await session.rows("select employee_id, move_kind, origin_date, entry_date, last_date, left_voluntarily as gone from core.retention_stays join staging.people using (person_id) order by employee_id, origin_date");
  return rows.map((r) => `${r.employee_id}: ${r.move_kind} ${r.origin_date} ${r.entry_date === r.origin_date ? "" : `from ${r.entry_date} `}to ${r.last_date}${r.gone ? " gone" : ""}`);
}

test("a stay lasts from a move to the next, to the exit or through as_of; what is no mobility move does not end it", async () => {
  const session = await build(together(
    someone("a", "2024-02-01", [hired("2024-02-01"), moved("2024-06-03", "specialist", "promotion"), ["2024-09-02", {team_id: "south", action: "transfer"}], leaves("2025-03-31")]),
    someone("b", "2024-02-01", [hired("2024-02-01"), moved("2024-06-03", "analyst", "promotion"), moved("2025-01-01", "specialist", "lateral"), moved("2025-06-02", "associate", "demotion")]),
    someone("c", "2023-05-01", [hired("2023-05-01"), moved("2024-06-03", "clerk", "reorganization"), leaves("2024-12-31", "involuntary")]),
    someone("d", "2023-01-01", [["2024-03-01", {action: "data_change"}], moved("2024-06-03", "clerk", "lateral")]),
    someone("e", "2024-02-01", [hired("2024-02-01"), leaves("2024-04-30"), ["2024-10-01", {role_id: "associate", team_id: "north", location: "Berlin", action: "rehire"}]])));
  expect(await stays(session)).toEqual([
    "a: none 2024-02-01 to 2024-06-03", "a: promotion 2024-06-03 to 2025-03-31 gone",
    "b: none 2024-02-01 to 2024-06-03", "b: specialist 2024-06-03 to 2025-01-01", "b: lateral 2025-01-01 to 2025-06-02", "b: demotion 2025-06-02 to 2025-12-31",
    "c: none 2023-05-01 from 2024-01-01 to 2024-12-31",
    // nobody recorded when d's first role was entered
    "d: lateral 2024-06-03 to 2025-12-31",
    "e: none 2024-02-01 to 2024-04-30 gone", "e: none 2024-10-01 to 2025-12-31"]);
  session.close();
});

test("the curve of months without a voluntary exit, by hand", async () => {
  // ten promoted on 1 March 2024: two leave at one month exactly, one involuntarily in the second, one in the third; the others stay
  const promoted = (name: string, ...rows: JobRow[]) => someone(name, "2024-02-01", [hired("2024-02-01"), moved("2024-03-01", "specialist", "promotion"), ...rows]);
  const session = await build(together(
    promoted("a", leaves("2024-04-01")), promoted("b", leaves("2024-04-01")), promoted("c", leaves("2024-04-15", "involuntary")), promoted("d", leaves("2024-05-20")), several(6, (k) => promoted(`s${k}`))));
  const rows = await session.rows("select months, at_risk::integer as at_risk, exits::integer as exits, survival, lower from marts.retention_after_move where move_kind = 'promotion' and high_performer = 'all' and dimension = 'all' and months <= 4 order by months");
  session.close();
  expect(rows.map((r) => [r.months, r.at_risk, r.exits])).toEqual([[1, 10, 2], [2, 7, 0], [3, 6, 1], [4, 6, 0]]);
  // 8/10, then 6/7 of it
  expect(rows.map((r) => Number(r.survival.toFixed(9)))).toEqual([0.8, 0.8, 0.685714286, 0.685714286]);
  // log–log limit with Greenwood's 2/(10·8)
  expect(rows[0]!.lower).toBeCloseTo(0.8 ** Math.exp((1.959963984540054 * Math.sqrt(2 / 80)) / -Math.log(0.8)), 10);
});

test("the hazard after a move against those who have not moved, at the same time since, by hand", async () => {
  // Two promoted and one hired into the same role. One month in, one of the promoted leaves among 2 and 1; in the second the one hired
  // does, among 1 and 1: θ/((2θ + 1)(θ + 1)) is largest at θ = √½.
  const promoted = (name: string, ...rows: JobRow[]) => someone(name, "2024-02-01", [hired("2024-02-01"), moved("2024-03-01", "specialist", "promotion"), ...rows]);
  const session = await build(together(
    promoted("a", leaves("2024-03-20")), promoted("b"), someone("c", "2024-06-01", [hired("2024-06-01", {role_id: "specialist"}), leaves("2024-07-20")]),
    // another level's exits are another stratum
    someone("d", "2024-06-01", [hired("2024-06-01"), leaves("2024-06-10")])));
  const ratios = await session.rows("select distinct move_kind, hazard_ratio, hazard_ratio_lower as lower from marts.retention_after_move where high_performer = 'all' and dimension = 'all' order by move_kind");
  session.close();
  const [p, q] = [(2 * Math.SQRT1_2) / (2 * Math.SQRT1_2 + 1), Math.SQRT1_2 / (Math.SQRT1_2 + 1)];
  expect(ratios).toMatchObject([{move_kind: "none", hazard_ratio: 1, lower: null}, {move_kind: "promotion"}]);
  expect(ratios[1]!.hazard_ratio).toBeCloseTo(Math.SQRT1_2, 9);
  expect(ratios[1]!.lower).toBeCloseTo(Math.SQRT1_2 * Math.exp(-1.959963984540054 / Math.sqrt(p * (1 - p) + q * (1 - q))), 9);
});

test("high performers: from a review that said so to the next, or for 24 months", async () => {
  const review = (employee_id: string, review_date: string, high_performer: boolean): Row => ({employee_id, review_date, rating: 3, high_performer});
  const session = await build(together(someone("a", "2024-02-01", [hired("2024-02-01"), leaves("2025-06-01")]), someone("b", "2020-01-01"), someone("c", "2024-02-01")),
    {performance_reviews: [review("a", "2024-05-01", true), review("a", "2025-05-01", false), review("b", "2023-03-01", true), review("b", "2021-01-01", false)]});
  const rows = await session.rows(`
    select employee_id, performers, entry / 377580.0 as entry, last / 377580.0 as last, left_voluntarily as gone from core.retention_risks join staging.people using (person_id)
    where performers <> 'all' order by employee_id, entry`);
  session.close();
  // b's good review counts through 1 March 2025, seen from 1 January 2024 on: 48 to 62 months after the hire
  expect(rows.map((r) => [r.employee_id, r.performers, Number(r.entry), Number(r.last), r.gone])).toEqual([
    ["a", "yes", 3, 15, false], ["a", "no", 15, 16, true], ["b", "yes", 48, 62, false]]);
});

test("rows by member, until fewer than the minimum are at risk; none where exits give no reasons", async () => {
  const people = together(several(12, (k) => someone(`n${k}`, "2024-02-01", [hired("2024-02-01"), ...(k <= 4 ? [leaves("2024-06-15")] : [])])), several(3, (k) => someone(`s${k}`, "2024-02-01", [hired("2024-02-01", {team_id: "south", location: "Bonn"})])),
    someone("m", "2024-02-01", [hired("2024-02-01", {location: "Bonn"}), moved("2024-02-15", "clerk", "lateral")]));
  const session = await build(people, {}, 10);
  const rows = await session.rows("select dimension, member, max(months) as months from marts.retention_after_move where high_performer = 'all' and dimension in ('all', 'location') group by all order by all");
  expect(rows).toEqual([{dimension: "all", member: "all", months: 22}, {dimension: "location", member: "Berlin", months: 4}]);
  session.close();
  const silent = await build(someone("a", "2024-02-01", [hired("2024-02-01"), moved("2024-06-03", "specialist", "promotion"), leaves("2024-09-01", null)]));
  expect(await silent.rows("select * from marts.retention_after_move")).toEqual([]);
  silent.close();
});
