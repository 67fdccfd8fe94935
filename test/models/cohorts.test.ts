import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse, type GivenRows} from "./harness.ts";
import {cells, each, leaves, roles, someone, teams, together, total, type JobRow, type People} from "./organization.ts";

const threeYears = {as_of: "2025-12-31", history_from: "2023-01-01", targets: ["marts.metric_values"]};
const start = "2022-05-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire"}], ...rows]);
const badges: Row[] = ["calls", "coaching"].map((badge_id) =>
  ({badge_id, version: 1, name: badge_id, competency_id: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}));
let number = 0;
const submitted = (employee_id: string, badge_id: string, enrolled_date: string | null, awarded: string | null): Row =>
  ({submission_id: `S${++number}`, employee_id, badge_id, enrolled_date, decision: awarded ? "awarded" : "pending", decided_date: awarded});
const build = (people: People, badge_submissions: readonly Row[], given: GivenRows = {}) => warehouse({...people, roles, teams, badges, badge_submissions, ...given}, threeYears);

test("completion: enrolments of the period 12 months earlier, awarded by the same day a year on", async () => {
  const session = await build(together(...["in_time", "day_after", "never", "earlier", "again"].map((id) => hired(id))), [
    submitted("in_time", "calls", "2024-03-15", "2025-03-15"), submitted("day_after", "calls", "2024-03-15", "2025-03-16"), submitted("never", "calls", "2024-03-31", null),
    // Another month's cohort; and an enrolment in a badge awarded before, which renews it: in neither.
    submitted("earlier", "calls", "2024-02-29", "2024-03-05"), submitted("again", "calls", "2023-05-01", "2023-06-01"), submitted("again", "calls", "2024-03-15", "2024-06-01")]);
  expect(await total(session, "completion_rate", "month", "2025-03-01")).toMatchObject({numerator: 1, denominator: 3, value: 1 / 3});
  expect(await total(session, "completion_rate", "month", "2025-02-01")).toMatchObject({numerator: 1, denominator: 1});
  expect(await total(session, "completion_rate", "year", "2025-01-01")).toMatchObject({numerator: 2, denominator: 4});
  expect(await total(session, "completion_rate", "year", "2024-01-01")).toMatchObject({numerator: 1, denominator: 1});
  session.close();
});

test("the cohort's own period is one of history: none is written for the first year", async () => {
  const session = await build(hired("a"), [submitted("a", "calls", "2022-06-10", "2022-07-01")]);
  const periods = await session.rows("select min(period_start)::varchar as first from marts.metric_values where metric = 'completion_rate'");
  session.close();
  expect(periods).toEqual([{first: "2024-01-01"}]);
});

test("conversion: people first awarded a badge, moved after that day and by the same day a year on; leavers count as not moved", async () => {
  const promoted = (id: string, date: string) => hired(id, [date, {role_id: "specialist", action: "promotion"}]);
  const session = await build(together(
    promoted("moved", "2025-03-10"), promoted("that_day", "2024-03-10"), promoted("too_late", "2025-03-11"), hired("leaver", leaves("2024-05-01")),
    hired("transferred", ["2024-06-01", {team_id: "south", action: "transfer"}]),
    // First awarded in 2023: the second badge begins no cohort.
    promoted("second_badge", "2024-06-01")), [
    ...["moved", "that_day", "too_late", "leaver", "transferred", "second_badge"].map((id) => submitted(id, "calls", null, "2024-03-10")),
    submitted("second_badge", "coaching", null, "2023-03-10"), submitted("moved", "coaching", null, "2024-03-20")]);
  expect(await total(session, "badge_move_conversion_12m", "month", "2025-03-01")).toMatchObject({numerator: 1, denominator: 5, value: 0.2});
  // second_badge's cohort is March 2023; the promotion of June 2024 comes 15 months later.
  expect(await total(session, "badge_move_conversion_12m", "month", "2024-03-01")).toMatchObject({numerator: 0, denominator: 1});
  session.close();
});

test("members are those of the enrolment's own day", async () => {
  const session = await build(together(hired("a", ["2024-03-20", {location: "Kiel", action: "transfer"}])), [submitted("a", "calls", "2024-03-15", "2024-04-01"), submitted("a", "coaching", "2024-03-25", null)]);
  const found = await cells(session, "completion_rate", "month", "2025-03-01", "location");
  session.close();
  expect([each(found, "numerator"), each(found, "denominator")]).toEqual([{Berlin: 1, Kiel: 0}, {Berlin: 1, Kiel: 1}]);
});
