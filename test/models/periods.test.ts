import {expect, test} from "vitest";
import {cells, leaves, roles, several, someone, teams, together, total} from "./organization.ts";
import {warehouse} from "./harness.ts";

const company = {...together(
  // A change of job before history begins: without any at all there is nothing to measure mobility by.
  someone("A", "2020-01-01", [["2020-01-01", {action: "hire"}], ["2021-01-01", {role_id: "specialist", action: "promotion"}]]),
  // Leaves on 10 May 2024: 10 days of May 2024 and of the fiscal year 2024/25.
  someone("B", "2020-01-01", [["2020-01-01", {action: "hire"}], leaves("2024-05-10")])), roles, teams};

/** The starts and ends of the periods written, by grain. */
async function periods(settings: Parameters<typeof warehouse>[1]) {
  const session = await warehouse(company, settings);
  const rows = await session.rows(`select grain, period_start, period_end from marts.metric_values
    where metric = 'internal_mobility_rate' and dimension = 'all' order by period_start`);
  session.close();
  return (grain: string) => rows.filter((r) => r.grain === grain).map((r) => `${r.period_start} ${r.period_end}`);
}

test("only periods wholly inside [history_from, as_of]", async () => {
  // History from mid-January 2024: February is the first whole month, the second quarter the first whole quarter, no year is whole.
  const written = await periods({history_from: "2024-01-15", as_of: "2025-06-29"});
  expect(written("month")).toHaveLength(16); // February 2024 to May 2025: 11 + 5
  expect(written("month")[0]).toBe("2024-02-01 2024-03-01");
  expect(written("month").at(-1)).toBe("2025-05-01 2025-06-01");
  expect(written("quarter")).toEqual(["2024-04-01 2024-07-01", "2024-07-01 2024-10-01", "2024-10-01 2025-01-01", "2025-01-01 2025-04-01"]);
  expect(written("year")).toEqual([]);
  // Twelve whole months: from February 2024 to January 2025, then one for each month end up to May 2025.
  expect(written("trailing_12m")).toEqual([
    "2024-02-01 2025-02-01", "2024-03-01 2025-03-01", "2024-04-01 2025-04-01", "2024-05-01 2025-05-01", "2024-06-01 2025-06-01"]);
});

test("a period that ends on as_of is whole", async () => {
  const written = await periods({history_from: "2024-01-01", as_of: "2025-06-30"});
  expect(written("month").at(-1)).toBe("2025-06-01 2025-07-01");
  expect(written("quarter").at(-1)).toBe("2025-04-01 2025-07-01");
  expect(written("year")).toEqual(["2024-01-01 2025-01-01"]);
  expect(written("trailing_12m").at(0)).toBe("2024-01-01 2025-01-01");
  expect(written("trailing_12m").at(-1)).toBe("2024-07-01 2025-07-01");
  expect(written("trailing_12m")).toHaveLength(7);
});

test("less than a month of history: no period, and the run stands", async () => {
  const written = await periods({history_from: "2025-06-10", as_of: "2025-06-20"});
  for (const grain of ["month", "quarter", "year", "trailing_12m"]) expect(written(grain)).toEqual([]);
});

test("a period without anybody has no rate, and the next year no change", async () => {
  const session = await warehouse({...someone("A", "2025-01-01", [["2025-01-01", {action: "hire"}], ["2025-06-01", {role_id: "specialist", action: "promotion"}]]), roles, teams},
    {history_from: "2024-01-01", as_of: "2025-12-31"});
  expect(await total(session, "promotion_rate", "year", "2024-01-01")).toMatchObject({numerator: 0, person_days: 0, value: null, lower: null, upper: null});
  expect(await total(session, "promotion_rate", "year", "2025-01-01")).toMatchObject({value: 1, previous: null, change: null, change_lower: null, change_upper: null});
  session.close();
});

test("quarters and years follow the fiscal year", async () => {
  const settings = {history_from: "2024-01-01", as_of: "2025-12-31", fiscal_year_start: 4};
  const written = await periods(settings);
  expect(written("quarter").slice(0, 2)).toEqual(["2024-01-01 2024-04-01", "2024-04-01 2024-07-01"]);
  // April 2024 to March 2025; the next ends after as_of.
  expect(written("year")).toEqual(["2024-04-01 2025-04-01"]);
  const session = await warehouse(company, settings);
  // A 365 days; B 30 days of April and 10 of May.
  expect(await total(session, "internal_mobility_rate", "year", "2024-04-01")).toMatchObject({person_days: 405, denominator: 405 / 365});
  session.close();
});

test("a fiscal year that starts in February has quarters of its own", async () => {
  const written = await periods({history_from: "2024-01-01", as_of: "2025-12-31", fiscal_year_start: 2});
  expect(written("quarter")[0]).toBe("2024-02-01 2024-05-01");
  expect(written("quarter").at(-1)).toBe("2025-08-01 2025-11-01");
  expect(written("year")).toEqual(["2024-02-01 2025-02-01"]);
});

test("previous and change look at the same period a year earlier, of the same member", async () => {
  // Four people of Service all along: two promoted in March 2024, one in March 2025; Finance exists from 2025.
  const session = await warehouse({...together(
    several(2, (k) => someone(`early_${k}`, "2023-01-01", [["2023-01-01", {action: "hire"}], ["2024-03-05", {role_id: "specialist", action: "promotion"}]])),
    someone("late", "2023-01-01", [["2023-01-01", {action: "hire"}], ["2025-03-05", {role_id: "specialist", action: "promotion"}]]),
    someone("still", "2023-01-01"),
    someone("new", "2025-01-01", [["2025-01-01", {action: "hire", role_id: "accountant", team_id: "finance"}]])), roles, teams},
    {history_from: "2024-01-01", as_of: "2025-12-31"});
  for (const grain of ["month", "quarter", "year"]) {
    const start = grain === "month" ? "03-01" : "01-01";
    const now = await cells(session, "promotion_rate", grain, `2025-${start}`, "family");
    expect(now.Service).toMatchObject({value: 0.25, previous: 0.5, change: -0.25});
    expect(now.Finance).toMatchObject({value: 0, previous: null, change: null, change_lower: null, change_upper: null});
    const before = await cells(session, "promotion_rate", grain, `2024-${start}`, "family");
    expect(before.Service).toMatchObject({value: 0.5, previous: null, change: null});
  }
  // The last trailing year against the one before it: January to December.
  expect((await cells(session, "promotion_rate", "trailing_12m", "2025-01-01", "family")).Service).toMatchObject({previous: 0.5, change: -0.25});
  session.close();
});
