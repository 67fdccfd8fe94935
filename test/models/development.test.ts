import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {cells, each, leaves, roles, someone, teams, together, total, twoYears} from "./organization.ts";

let number = 0;
const action = (employee_id: string, kind: string, rest: Row): Row => ({action_id: `D${++number}`, manager_id: "boss", employee_id, kind, ...rest});
const start = "2024-01-01";
const at = (id: string, location: string) => someone(id, start, [[start, {action: "hire", location}]]);
const build = (people: ReturnType<typeof someone>, development_actions: readonly Row[]) =>
  warehouse({...people, roles, teams, development_actions}, {...twoYears, targets: ["marts.metric_values"]});

test("reviews and assignments count in the period they are due, done by that day; not yet due ones are in neither", async () => {
  const of = (kind: string) => [
    action("a", kind, {due_date: "2025-03-31", completed_date: "2025-03-31"}), action("a", kind, {due_date: "2025-03-31", completed_date: "2025-04-01"}),
    action("a", kind, {due_date: "2025-03-01", completed_date: null}), action("b", kind, {due_date: "2025-04-01", completed_date: "2025-03-15"}),
    action("a", kind, {due_date: "2026-01-01", completed_date: "2025-03-15"}), action("a", kind, {due_date: null, completed_date: "2025-03-15"}),
    action("gone", kind, {due_date: "2025-03-10", completed_date: "2025-03-02"})];
  const session = await build(together(at("a", "Berlin"), at("b", "Kiel"), someone("gone", start, [[start, {action: "hire"}], leaves("2025-03-05")])), [...of("evidence_review"), ...of("stretch_assignment"), ...of("calibration_session")]);
  for (const metric of ["evidence_reviewed_on_time", "assignment_uptake"]) {
    expect(await total(session, metric, "month", "2025-03-01")).toMatchObject({numerator: 2, denominator: 4, value: 0.5});
    // Due after the exit: Unknown in job attributes.
    expect(await cells(session, metric, "month", "2025-03-01", "location")).toMatchObject({Berlin: {numerator: 1, denominator: 3}, Unknown: {numerator: 1, denominator: 1}});
    expect(await total(session, metric, "month", "2025-04-01")).toMatchObject({numerator: 1, denominator: 1});
    expect(await total(session, metric, "month", "2025-05-01")).toMatchObject({numerator: 0, denominator: 0, value: null, lower: null, upper: null});
  }
  session.close();
});

test("coverage: the 90 days up to the period's last day, of those employed on it", async () => {
  const people = together(
    at("day_90", "in"), at("day_91", "out"), at("last_day", "in"), at("twice", "in"), at("planned", "out"), at("assigned", "out"), at("next_day", "out"),
    someone("left", start, [[start, {action: "hire", location: "out"}], leaves("2025-06-29")]), someone("leaves_that_day", start, [[start, {action: "hire", location: "in"}], leaves("2025-06-30")]),
    // The conversation was in one place, the last day in another: the last day's counts.
    someone("moved", start, [[start, {action: "hire", location: "out"}], ["2025-06-20", {location: "in", action: "transfer"}]]));
  const talk = (id: string, completed_date: string | null, kind = "one_on_one") => action(id, kind, {due_date: "2025-06-01", completed_date});
  const session = await build(people, [
    talk("day_90", "2025-04-02"), talk("day_91", "2025-04-01"), talk("last_day", "2025-06-30", "career_conversation"), talk("twice", "2025-06-01"), talk("twice", "2025-06-10"),
    talk("planned", null), talk("assigned", "2025-06-01", "stretch_assignment"), talk("next_day", "2025-07-01"), talk("left", "2025-06-01"), talk("leaves_that_day", "2025-06-01"), talk("moved", "2025-06-01"),
    talk("planned", "2026-01-05")]);
  const found = await cells(session, "conversation_coverage", "month", "2025-06-01", "location");
  expect([each(found, "numerator"), each(found, "denominator")]).toEqual([{in: 5, out: 0}, {in: 5, out: 4}]);
  expect(await total(session, "conversation_coverage", "quarter", "2025-04-01")).toMatchObject({numerator: 5, denominator: 9, value: 5 / 9});
  // The trailing year's last day is 30 June too; 31 July: day_91 and day_90 have run out, next_day is in.
  expect(await total(session, "conversation_coverage", "trailing_12m", "2024-07-01")).toMatchObject({numerator: 5, denominator: 9});
  expect(await total(session, "conversation_coverage", "month", "2025-07-01")).toMatchObject({numerator: 4, denominator: 8});
  // Before the first conversation on record nobody can say who had one.
  expect(await total(session, "conversation_coverage", "month", "2025-03-01")).toMatchObject({numerator: 0, denominator: 0, value: null});
  session.close();
});
