import {expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {filled, leaves, roles, several, someone, teams, together, twoYears} from "./organization.ts";

const settings = {...twoYears, minimum_cell: 1, targets: ["marts.time_to_event"]};
const rowsOf = async (session: Session, event: string, dimension: string) =>
  (await session.rows("select * from marts.time_to_event where event = ? and dimension = ? order by member, time", [event, dimension]))
    .map((r) => `${r.member} ${r.time} ${r.unit} ${r.at_risk} ${r.events} ${r.censored} ${r.survival.toFixed(4)}`);

test("openings, in days: open and cancelled ones are last seen, one from before history enters late, same-day fills have no length", async () => {
  const opening = (id: string, opened_date: string, rest: Row): Row => ({...filled(id, opened_date), opened_date, filled_date: null, status: "open", ...rest});
  const fill = (filled_date: string, rest: Row = {}) => ({status: "filled", filled_date, ...rest});
  const session = await warehouse({...someone("a", "2024-01-01"), roles, teams, requisitions: [
    opening("R1", "2025-03-01", fill("2025-03-11")), opening("R2", "2025-03-01", fill("2025-03-11", {location: "Kiel"})), opening("R3", "2025-03-01", {status: "cancelled", closed_date: "2025-03-11"}),
    opening("R4", "2025-03-01", fill("2025-03-21")), opening("R5", "2025-12-11", {}), opening("R6", "2023-12-22", fill("2024-01-21")),
    opening("R7", "2025-03-01", fill("2025-03-01")), opening("R8", "2025-03-05", fill("2025-03-01")), opening("R9", "2023-01-01", fill("2023-06-01")), opening("R10", "2026-01-05", {})]}, settings);
  // R6 is in from day 10 on, after that day's fills: day 10 has R1–R5. Day 20 has R4, R5 and R6.
  expect(await rowsOf(session, "requisition_filled", "all")).toEqual(["all 10 days 5 2 1 0.6000", "all 20 days 3 1 1 0.4000", "all 30 days 1 1 0 0.0000"]);
  expect(await rowsOf(session, "requisition_filled", "location")).toEqual(["Berlin 10 days 4 1 1 0.7500", "Berlin 20 days 3 1 1 0.5000", "Berlin 30 days 1 1 0 0.0000", "Kiel 10 days 1 1 0 0.0000"]);
  expect(await session.rows("select distinct event, dimension from marts.time_to_event order by dimension")).toEqual(["all", "business_unit", "family", "level", "location"].map((dimension) => ({event: "requisition_filled", dimension})));
  session.close();
});

test("badges in months, each badge by itself too; counts lie in the month before, at risk is just before it", async () => {
  const badges = ["calls", "coaching"].map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}));
  const people = together(...["a", "b", "c"].map((id) => someone(id, "2023-06-01")), someone("leaves", "2023-06-01", [["2023-06-01", {action: "hire"}], leaves("2024-03-15")]));
  const submitted = (employee_id: string, badge_id: string, enrolled_date: string, decided_date: string | null): Row =>
    ({submission_id: `${employee_id}-${badge_id}`, employee_id, badge_id, enrolled_date, decision: decided_date ? "awarded" : "pending", decided_date});
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: [
    submitted("a", "calls", "2024-02-01", "2024-03-01"), submitted("b", "calls", "2024-02-01", "2024-03-02"), submitted("leaves", "calls", "2024-02-01", null), submitted("c", "coaching", "2024-02-01", "2024-04-01")]}, settings);
  // Nobody has calls left to earn just before two months: its rows stop.
  expect(await rowsOf(session, "badge_earned", "badge_id")).toEqual(["calls 1 months 3 1 0 0.6667", "coaching 2 months 1 1 0 0.0000"]);
  expect(await rowsOf(session, "badge_earned", "all")).toEqual(["all 1 months 4 1 0 0.7500", "all 2 months 1 2 1 0.0000"]);
  // Job history holds no change of job: the event is absent, not zero.
  expect(await rowsOf(session, "badge_to_move", "all")).toEqual([]);
  session.close();
});

test("rows stop where fewer than the minimum cell are at risk", async () => {
  const people = several(12, (k) => someone(`p${k}`, "2024-01-01"));
  const requisitions = people.employees.map((_, k) => filled(`R${k}`, `2024-02-${10 + k}`, {opened_date: "2024-02-01"}));
  const session = await warehouse({...people, roles, teams, requisitions}, {...settings, minimum_cell: 10});
  expect((await rowsOf(session, "requisition_filled", "all")).map((row) => row.split(" ").slice(1, 4).join(" "))).toEqual(["9 days 12", "10 days 11", "11 days 10"]);
  session.close();
});
