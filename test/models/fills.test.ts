import {afterAll, beforeAll, expect, test} from "vitest";
import type {Session} from "../../src/warehouse/session.ts";
import {cells, each, faults, filled, leaves, roles, someone, teams, together, total, twoYears} from "./organization.ts";
import {warehouse} from "./harness.ts";

const day = "2025-03-10";
const hire = (date: string) => [date, {action: "hire", location: "Berlin"}] as const;
const rehire = (date: string) => [date, {action: "rehire", role_id: "specialist", team_id: "north", location: "Berlin"}] as const;

const people = together(
  someone("insider", "2024-01-01", undefined, {gender: "woman"}),
  someone("newcomer", day, undefined, {gender: "man"}),
  someone("returner", "2024-01-01", [hire("2024-01-01"), leaves("2024-12-31"), rehire(day)]),
  // Employed on 9 March, hired again on the 10th: employed on the day before.
  someone("seamless", "2024-01-01", [hire("2024-01-01"), leaves("2025-03-09"), rehire(day)]),
  // Left on the 8th: not employed on the 9th.
  someone("one_day_gap", "2024-01-01", [hire("2024-01-01"), leaves("2025-03-08"), rehire(day)]),
  someone("started_on_9th", "2025-03-09"),
  someone("contractor", "2024-01-01", undefined, {worker_type: "contingent", gender: "woman"})
);

/* Each opening is at a location named for the case. */
const opening = (location: string, rest = {}, date = day) => filled(location, date, {location, ...rest});
const requisitions = [
  opening("insider", {hired_employee_id: "insider"}),
  opening("newcomer", {hired_employee_id: "newcomer"}),
  opening("returner", {hired_employee_id: "returner", source: "internal"}),
  opening("seamless", {hired_employee_id: "seamless"}),
  opening("one_day_gap", {hired_employee_id: "one_day_gap"}),
  opening("started_on_9th", {hired_employee_id: "started_on_9th"}),
  // Signed in February, starts in March.
  opening("filled_before_start", {hired_employee_id: "newcomer"}, "2025-03-02"),
  opening("insider_said_external", {hired_employee_id: "insider", source: "external"}),
  opening("newcomer_said_internal", {hired_employee_id: "newcomer", source: "internal"}),
  opening("nobody_internal", {source: "internal"}),
  opening("nobody_external", {source: "external"}),
  // A hire whose person is not in employees is external, whatever the source says.
  opening("stranger", {hired_employee_id: "E999", source: "internal"}),
  opening("contractor", {hired_employee_id: "contractor"}),
  opening("before_opening", {hired_employee_id: "insider", opened_date: "2025-03-20"}),
  // In no figure.
  {...opening("open"), filled_date: null, status: "open"},
  {...opening("cancelled"), filled_date: null, closed_date: day, status: "cancelled"},
  opening("next_year", {hired_employee_id: "insider"}, "2026-01-10")
];

let session: Session;
beforeAll(async () => {
  session = await warehouse({...people, roles, teams, requisitions}, {...twoYears, demographics: ["gender"]});
});
afterAll(() => session?.close());

test("who was employed on the day before decides; source only where no one is named", async () => {
  const found = await cells(session, "internal_fill_rate", "month", "2025-03-01", "location");
  expect(each(found, "numerator")).toEqual({
    insider: 1, newcomer: 0, returner: 0, seamless: 1, one_day_gap: 0, started_on_9th: 1, filled_before_start: 0, insider_said_external: 1, newcomer_said_internal: 0,
    nobody_internal: 1, nobody_external: 0, stranger: 0, contractor: 0, before_opening: 1});
  expect(Object.values(each(found, "denominator"))).toEqual(Array(14).fill(1));
  // 6 of 14; open, cancelled and future openings are nowhere.
  expect(await total(session, "internal_fill_rate", "month", "2025-03-01")).toMatchObject({numerator: 6, denominator: 14, value: 6 / 14});
});

test("no opening is filled in a month: the rate is null", async () => {
  expect(await total(session, "internal_fill_rate", "month", "2025-04-01")).toMatchObject({numerator: 0, denominator: 0, value: null, lower: null, upper: null});
});

test("a fill dated before its opening is in the rate and in no duration", async () => {
  expect(await total(session, "time_to_fill_days", "month", "2025-03-01")).toMatchObject({numerator: null, denominator: 13});
  expect((await cells(session, "time_to_fill_days", "month", "2025-03-01", "location")).before_opening).toBeUndefined();
});

test("demographics are those of the person hired, a contractor's and a stranger's too", async () => {
  const found = await cells(session, "internal_fill_rate", "month", "2025-03-01", "gender");
  // women: insider three times (all internal) and the contractor, who is in employees; men: newcomer three times.
  expect(each(found, "denominator")).toEqual({woman: 4, man: 3, Unknown: 7});
  // Unknown: seamless, started_on_9th and nobody_internal.
  expect(each(found, "numerator")).toEqual({woman: 3, man: 0, Unknown: 3});
});

test("family, level, unit and location are the requisition's", async () => {
  const elsewhere = await warehouse({
    ...people, roles, teams, requisitions: [
      // The insider is a Service associate of Operations in Berlin.
      filled("R1", day, {role_id: "controller", team_id: "finance", location: "Hamburg", hired_employee_id: "insider"}),
      filled("R2", day, {role_id: "associate", team_id: "appeals", location: null, hired_employee_id: "newcomer"}),
      filled("R3", day, {role_id: "lead", team_id: null, location: "Hamburg"}),
      filled("R4", day, {role_id: "lead", team_id: "unheard_of", location: "Hamburg"})]}, twoYears);
  const counts = async (dimension: string) => each(await cells(elsewhere, "internal_fill_rate", "month", "2025-03-01", dimension), "denominator");
  expect(await counts("family")).toEqual({Finance: 1, Service: 3});
  expect(await counts("level")).toEqual({L1: 1, L2: 1, L3: 2});
  expect(await counts("business_unit")).toEqual({Finance: 1, Claims: 1, Unknown: 2});
  expect(await counts("location")).toEqual({Hamburg: 3, Unknown: 1});
  elsewhere.close();
});

test("what contradicts itself is counted", async () => {
  expect(await faults(session)).toMatchObject({
    fill_before_opening: 1,
    fill_source_contradicted: 3, // insider_said_external, newcomer_said_internal, returner
    hire_not_in_employees: 1,
    requisition_after_as_of: 1
  });
});
