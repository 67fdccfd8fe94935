import {expect, test} from "vitest";
import type {Session} from "../../src/warehouse/session.ts";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {filled, leaves, roles, someone, teams, together, twoYears, type JobRow} from "./organization.ts";

const start = "2024-01-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire"}], ...rows]);
const all = {targets: ["marts.metric_alternatives"]};

async function of(session: Session, metric: string, period: string, grain = "month"): Promise<Record<string, Row>> {
  const rows = await session.rows("select alternative, numerator::double as numerator, denominator, value from marts.metric_alternatives where metric = ? and period_start = ?::date and grain = ? and dimension = 'all'", [metric, period, grain]);
  return Object.fromEntries(rows.map(({alternative, ...cell}) => [alternative, cell]));
}

test("fills by three other definitions", async () => {
  const day = "2025-03-10";
  const people = together(
    hired("mover", [day, {role_id: "specialist", action: "promotion"}]), someone("newcomer", day, [[day, {action: "hire", role_id: "specialist"}]]),
    // Left and came back: by the first hire date no newcomer.
    hired("returner", leaves("2024-06-30"), [day, {action: "rehire", role_id: "specialist", team_id: "north", location: "Berlin"}]),
    hired("transferred", ["2025-03-20", {team_id: "south", action: "transfer"}]));
  const cancelled = {...filled("C1", day), filled_date: null, closed_date: "2025-03-31", status: "cancelled"};
  const session = await warehouse({...people, roles, teams, requisitions: [
    ...["mover", "newcomer", "returner"].map((hired_employee_id) => filled(hired_employee_id, day, {hired_employee_id})), filled("unnamed", day, {source: "internal"}),
    cancelled, {...cancelled, requisition_id: "C2", closed_date: "2026-01-02"}, {...cancelled, requisition_id: "C3", status: "open", closed_date: null}]}, {...twoYears, ...all});
  // Ours: mover and unnamed of four.
  expect(await of(session, "internal_fill_rate", "2025-03-01")).toEqual({
    all_closed_openings: {numerator: 2, denominator: 5, value: 0.4},
    transfers_counted: {numerator: 3, denominator: 6, value: 0.5},
    hired_into_role: {numerator: 3, denominator: 4, value: 0.75}});
  session.close();
});

test("promotions ÷ closing headcount; transfers among the moves; the mean of those promoted", async () => {
  const people = together(
    hired("first", ["2025-03-01", {role_id: "specialist", action: "promotion"}]), hired("second", ["2025-03-16", {role_id: "specialist", action: "promotion"}]),
    hired("waits"), hired("transferred", ["2025-03-20", {team_id: "south", action: "transfer"}]), hired("leaves_last", leaves("2025-03-31")), hired("left", leaves("2025-03-30")));
  const session = await warehouse({...people, roles, teams}, {...twoYears, ...all});
  expect(await of(session, "promotion_rate", "2025-03-01")).toEqual({closing_headcount: {numerator: 2, denominator: 5, value: 0.4}});
  const {transfers_counted} = await of(session, "internal_mobility_rate", "2025-03-01");
  expect(transfers_counted).toMatchObject({numerator: 3, denominator: 185 / 31});
  // 14 months, and 14 months with 15 of the 31 days to 1 April: without those who wait.
  const {promoted_only} = await of(session, "promotion_velocity_months", "2025-03-01");
  expect(promoted_only).toEqual({numerator: null, denominator: 2, value: expect.closeTo(14 + 15 / 62, 12)});
  session.close();
});

test("badges to moves by award, and moves by holders of any badge", async () => {
  const badges = ["calls", "coaching"].map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}));
  const awarded = (employee_id: string, badge_id: string, decided_date: string) => ({submission_id: `${employee_id}-${badge_id}-${decided_date}`, employee_id, badge_id, decision: "awarded", decided_date});
  const people = together(hired("a", ["2025-03-10", {role_id: "specialist", action: "promotion"}]), hired("b", ["2025-03-10", {role_id: "clerk", action: "lateral"}]));
  const session = await warehouse({...people, roles, teams, badges, badge_submissions: [
    // A renewal is no award; b's badge comes on the day of the move, and its move is not after it.
    awarded("a", "calls", "2024-03-05"), awarded("a", "coaching", "2024-03-20"), awarded("a", "calls", "2024-03-25"), awarded("b", "calls", "2025-03-10")]}, {...twoYears, ...all});
  expect(await of(session, "badge_move_conversion_12m", "2025-03-01")).toEqual({each_award: {numerator: 1, denominator: 2, value: 0.5}});
  expect(await of(session, "badge_backed_move_share", "2025-03-01")).toEqual({any_badge: {numerator: 1, denominator: 2, value: 0.5}});
  session.close();
});
