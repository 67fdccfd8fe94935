import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {cells, each, leaves, roles, someone, teams, together, total, twoYears, type JobRow} from "./organization.ts";
import {warehouse} from "./harness.ts";

/* Each person works at a location named for the case, so that a cell of dimension location is one person's days. */
const at = (location: string, hire_date: string, rows: readonly JobRow[] = [], employee: Row = {}) =>
  someone(location, hire_date, [[hire_date, {action: "hire", location}], ...rows], employee);
const again = (location: string) => ({action: "rehire", role_id: "associate", team_id: "north", location});

const people = together(
  at("all_month", "2024-01-01", [], {gender: "woman"}),
  at("hired_on_21st", "2025-01-21", [], {gender: "man"}),
  at("left_on_10th", "2024-01-01", [leaves("2025-01-10")], {gender: "man"}),
  at("rehired_twice", "2025-01-01", [
    leaves("2025-01-05"), ["2025-01-10", again("rehired_twice")], leaves("2025-01-12"), ["2025-01-20", again("rehired_twice")]]),
  at("leaves_next_year", "2024-01-01", [leaves("2026-02-15")], {termination_date: "2026-02-15", gender: "woman"}),
  at("contractor", "2024-01-01", [], {worker_type: "contingent", gender: "woman"}),
  at("before", "2024-01-01", [["2025-01-16", {location: "after"}]]),
  // A role, a team and no location.
  someone("placeless", "2024-01-01", [["2024-01-01", {action: "hire", location: null}]]),
  someone("no_job_row", "2024-01-01", []),
  someone("late_job_row", "2025-01-05", [["2025-01-15", {location: "late_job_row"}]])
);

let session: Session;
beforeAll(async () => {
  session = await warehouse({...people, roles, teams}, {...twoYears, demographics: ["gender"]});
});
afterAll(() => session?.close());

const days = async (grain: string, start: string, dimension: string) => each(await cells(session, "internal_mobility_rate", grain, start, dimension), "person_days");

test("January 2025, 31 days", async () => {
  expect(await days("month", "2025-01-01", "location")).toEqual({
    all_month: 31,
    hired_on_21st: 11, // 21 to 31
    left_on_10th: 10, // 1 to 10, the last day employed counts
    rehired_twice: 20, // 1–5, 10–12, 20–31: 5 + 3 + 12
    leaves_next_year: 31, // still employed on as_of
    before: 15, after: 16, // 1–15, 16–31
    late_job_row: 17, // 15 to 31
    Unknown: 31 + 31 + 10 // placeless, no_job_row, late_job_row from 5 to 14
  });
  // 31 + 11 + 10 + 20 + 31 + 31 + 17 + 72 = 223; the contractor is nowhere.
  expect(await total(session, "internal_mobility_rate", "month", "2025-01-01")).toMatchObject({numerator: 0, person_days: 223, denominator: 223 / 31, value: 0, lower: 0});
});

test("a person without a job row is Unknown in every job attribute", async () => {
  // no_job_row 31, late_job_row 5 to 14 = 10.
  for (const dimension of ["family", "level"]) {
    const found = await days("month", "2025-01-01", dimension);
    expect(found.Unknown).toBe(41);
    expect(Object.values(found).reduce((sum: number, n) => sum + (n ?? 0), 0)).toBe(223);
  }
  expect(await days("month", "2025-01-01", "business_unit")).toEqual({Operations: 182, Unknown: 41});
});

test("an empty demographic is Unknown", async () => {
  // women: all_month 31, leaves_next_year 31; men: hired_on_21st 11, left_on_10th 10; the rest 223 − 62 − 21.
  expect(await days("month", "2025-01-01", "gender")).toEqual({woman: 62, man: 21, Unknown: 140});
});

test("average headcount is person-days ÷ days of the period, in every grain", async () => {
  const left = async (grain: string, start: string) => (await cells(session, "internal_mobility_rate", grain, start, "location")).left_on_10th;
  expect(await left("quarter", "2025-01-01")).toMatchObject({person_days: 10, denominator: 10 / 90});
  expect(await left("year", "2025-01-01")).toMatchObject({person_days: 10, denominator: 10 / 365});
  expect(await left("year", "2024-01-01")).toMatchObject({person_days: 366, denominator: 1});
  // February 2024 to January 2025: 335 + 10 of 366 days.
  expect(await left("trailing_12m", "2024-02-01")).toMatchObject({person_days: 345, denominator: 345 / 366});
  // From February 2025 on no day is left, and no row.
  expect(await left("month", "2025-02-01")).toBeUndefined();
});

test("the unit of a team is that of the nearest ancestor that has one", async () => {
  const members = ["north", "claims", "appeals", "finance", "company", "adrift", "circle_a", null];
  const circle = ["a", "b"].map((k) => ({team_id: `circle_${k}`, name: k, parent_team_id: `circle_${k === "a" ? "b" : "a"}`, business_unit: null}));
  const orphan = {team_id: "orphan", name: "orphan", parent_team_id: "nowhere", business_unit: null};
  const nested = await warehouse({
    ...together(...[...members, "orphan", "nowhere"].map((team_id) =>
      someone(`in_${team_id}`, "2024-01-01", [["2024-01-01", {action: "hire", team_id}], ["2024-02-01", {role_id: "specialist", action: "promotion"}]]))),
    roles, teams: [...teams, ...circle, orphan]}, twoYears);
  const units = each(await cells(nested, "internal_mobility_rate", "month", "2025-01-01", "business_unit"), "person_days");
  nested.close();
  // Unknown: the company, adrift, a circle of parents, no team, an orphan, and a team that is nowhere: 6 people.
  expect(units).toEqual({Operations: 31, Claims: 62, Finance: 31, Unknown: 186});
});
