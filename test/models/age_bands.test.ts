import {expect, test} from "vitest";
import {warehouse} from "./harness.ts";
import {cells, each, roles, someone, teams, together, twoYears, type JobRow} from "./organization.ts";

const banded = {...twoYears, demographics: ["age_band"], age_bands: [30, 40]};
const promoted = (date: string): JobRow => [date, {role_id: "specialist", action: "promotion"}];
const born = (employee_id: string, birth_year: number | null, ...rows: JobRow[]) => someone(employee_id, "2023-01-01", [["2023-01-01", {action: "hire"}], ...rows], {birth_year});

/** The first two turn 30 on 1 January 2025, one promoted that day and one the day after. */
const people = together(
  born("new_year", 1995, promoted("2025-01-01")), born("day_after", 1995, promoted("2025-01-02")), born("older", 1950), born("unknown", null));

test("the band is that of the day: 1 January changes it, a move takes the day before, and every member adds up to all", async () => {
  const session = await warehouse({...people, roles, teams}, {...banded, fiscal_year_start: 4});
  // April 2024 to March 2025: 275 days up to New Year, 90 from then on. The warehouse's checks hold the sums over members.
  const year = await cells(session, "promotion_rate", "year", "2024-04-01", "age_band");
  expect(each(year, "person_days")).toEqual({"under 30": 2 * 275, "30–39": 2 * 90, "40 and over": 365, Unknown: 365});
  expect(each(year, "numerator")).toEqual({"under 30": 1, "30–39": 1, "40 and over": 0, Unknown: 0});
  expect((await cells(session, "promotion_rate", "year", "2024-04-01", "all")).all).toMatchObject({numerator: 2, person_days: 4 * 365});
  expect(each(await cells(session, "promotion_rate", "quarter", "2025-01-01", "age_band"), "person_days")).toMatchObject({"30–39": 180});

  const stands = await session.rows(`
    select e.employee_id, m.member, s.first_month, s.end_month from core.metric_stands as s
    join core.persons as p using (record_key) join staging.people as e using (person_id) join core.dimension_members as m on m.kind = 'profile' and m.id = s.profile_id
    where s.metric = 'closing_headcount' and e.employee_id in ('day_after', 'older') order by all`);
  // Closing headcounts are counted on the border of a month: December's on that of January.
  expect(stands).toEqual([
    {employee_id: "day_after", member: "30–39", first_month: "2025-02-01", end_month: "2026-02-01"},
    {employee_id: "day_after", member: "under 30", first_month: "2024-01-01", end_month: "2025-02-01"},
    {employee_id: "older", member: "40 and over", first_month: "2024-01-01", end_month: "2026-02-01"}
  ]);
  session.close();
});

test("a curve takes the band on entry to each window: the day before it, or the day on which the level was reached", async () => {
  const session = await warehouse({...people, roles, teams}, {...banded, targets: ["core.risk_sets", "core.dimension_members"]});
  const rows = await session.rows(`
    select e.employee_id, r.period_start, m.member, r.status from core.risk_sets as r join staging.people as e using (person_id)
    join core.dimension_members as m on m.kind = 'profile' and m.id = r.profile_id
    where r.curve = 'promotion' and r.grain = 'year' and e.employee_id in ('day_after', 'unknown') order by all`);
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["day_after", "2024-01-01", "under 30", 0], ["day_after", "2025-01-01", "30–39", 0], ["day_after", "2025-01-01", "under 30", 1],
    ["unknown", "2024-01-01", "Unknown", 0], ["unknown", "2025-01-01", "Unknown", 0]
  ]);
  session.close();
});

test.each([
  [[30, 40, 50, 60], ["under 30", "30–39", "40–49", "50–59", "60 and over"]],
  [[30], ["under 30", "30 and over"]],
  [[30, 31], ["under 30", "30", "31 and over"]]
])("bands of %j", async (age_bands, labels) => {
  const aged = [20, 30, 31, 45, 59, 60].map((age) => born(`aged ${age}`, 2025 - age));
  const session = await warehouse({...together(...aged, born("none", null), born("ancient", 1890), born("unborn", 2030))}, {...banded, age_bands, targets: ["staging.demographics"]});
  const now = await session.rows<{employee_id: string; member: string}>("select employee_id, demographics[1].member as member from staging.demographics where date '2025-12-31' between start_date and end_date - 1 order by employee_id");
  const expected = (age: number) => labels[age_bands.filter((bound) => bound <= age).length];
  expect(now).toEqual([...[20, 30, 31, 45, 59, 60].map((age) => ({employee_id: `aged ${age}`, member: expected(age)})), ...["ancient", "none", "unborn"].map((employee_id) => ({employee_id, member: "Unknown"}))]);
  session.close();
});
