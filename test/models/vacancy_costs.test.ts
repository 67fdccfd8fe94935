import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {cells, filled, roles, several, someone, teams, together, total, twoYears, type Cell} from "./organization.ts";

const costly = roles.map((r) => ({...r, annual_vacancy_cost: ({specialist: 73000, analyst: 36500, controller: 10000} as Record<string, number>)[String(r.role_id)] ?? null}));
let number = 0;
const fill = (role_id: string, days: number, source: string, filled_date = "2025-03-01", rest: Row = {}) =>
  filled(`R${++number}`, filled_date, {role_id, opened_date: new Date(Date.parse(filled_date) - days * 864e5).toISOString().slice(0, 10), source, ...rest});
const external = (role_id: string, ...days: number[]) => days.map((d) => fill(role_id, d, "external", "2024-05-01"));
const build = (requisitions: Row[]) => warehouse({...someone("a", "2024-01-01"), roles: costly, teams, requisitions}, {...twoYears, targets: ["marts.metric_values", "marts.vacancy_cost_inputs", "published.vacancy_cost_inputs"]});

test("annual cost ÷ 365 × (external median − own days): the role's median with 5 fills, else its level's, else none", async () => {
  const session = await build([
    // With March's external fill of 12 days, specialist (L2) has six: 12 40 41 42 60 70, median 41.5. analyst (L2) has four, so its level's
    // ten: 10 12 20 30 40 41 42 50 60 70, median 40.5. lead (L3): four fills at its level.
    ...external("specialist", 40, 41, 42, 60, 70), ...external("analyst", 10, 20, 30, 50), ...external("lead", 1, 2, 3, 4), ...external("associate", 1, 2, 3, 4, 5, 6),
    fill("specialist", 12, "internal"), fill("specialist", 52, "internal"), fill("analyst", 20, "internal"),
    // Left out: no median, no cost, a fill before its opening, an external one, another month.
    fill("lead", 12, "internal"), fill("associate", 12, "internal"), fill("specialist", -3, "internal"), fill("specialist", 12, "external"), fill("specialist", 12, "internal", "2025-04-01")]);
  // 200 a day × (41.5 − 12) − 200 × (52 − 41.5) + 100 × (40.5 − 20)
  const found = await total(session, "vacancy_cost_avoided", "month", "2025-03-01");
  expect(found).toMatchObject({numerator: null, denominator: 3, value: 200 * 29.5 - 200 * 10.5 + 100 * 20.5, lower: null, upper: null, previous: null});
  const rows = await session.rows("select own_days::integer as own, external_median_days, median_of, external_fills::integer as fills, cost_avoided from marts.vacancy_cost_inputs where filled_date = '2025-03-01' order by role_id, own_days");
  expect(rows).toEqual([
    {own: 20, external_median_days: 40.5, median_of: "level", fills: 10, cost_avoided: 2050}, {own: 12, external_median_days: 3.5, median_of: "role", fills: 6, cost_avoided: null},
    {own: 12, external_median_days: null, median_of: null, fills: null, cost_avoided: null},
    {own: 12, external_median_days: 41.5, median_of: "role", fills: 6, cost_avoided: 5900}, {own: 52, external_median_days: 41.5, median_of: "role", fills: 6, cost_avoided: -2100},
    {own: null, external_median_days: 41.5, median_of: "role", fills: 6, cost_avoided: null}]);
  session.close();
});

test("members add up in money and fills, and a month without fills has no row", async () => {
  const session = await build([...external("specialist", 40, 41, 42, 60, 70), fill("specialist", 12, "internal", "2025-03-01", {location: "Kiel"}), fill("specialist", 20, "internal", "2025-03-02", {location: null})]);
  const byLocation = await cells(session, "vacancy_cost_avoided", "month", "2025-03-01", "location");
  const sum = (figure: keyof Cell) => Object.values(byLocation).reduce((s, c) => s + c[figure]!, 0);
  expect(Object.keys(byLocation).sort()).toEqual(["Kiel", "Unknown"]);
  expect(await total(session, "vacancy_cost_avoided", "month", "2025-03-01")).toMatchObject({denominator: sum("denominator"), value: sum("value")});
  expect(await total(session, "vacancy_cost_avoided", "month", "2025-04-01")).toBeUndefined();
  session.close();
});

test("published: of ten people, none with more than half, to two digits; with the inputs beside it", async () => {
  const people = together(several(40, (k) => someone(`p${k}`, "2024-01-01")));
  const publishedOf = async (days: (k: number) => number, hires = 10) => {
    const requisitions = [...external("specialist", 40, 41, 42, 60, 70), ...Array.from({length: 10}, (_, k) => fill("specialist", days(k), "internal", "2025-03-01", {hired_employee_id: `p${1 + (k % hires)}`}))];
    const session = await warehouse({...people, roles: costly, teams, requisitions}, twoYears);
    const [row] = await session.rows("select state, fills, own_days, external_days, annual_cost, cost_avoided from published.vacancy_cost_inputs where grain = 'year' and period_start = '2025-01-01' and dimension = 'all'");
    session.close();
    return row;
  };
  // Nine × 200 × 31 and one × 200 × 30: 61,800.
  expect(await publishedOf((k) => (k === 0 ? 12 : 11))).toEqual({state: "shown", fills: 10, own_days: 10, external_days: 40, annual_cost: 73000, cost_avoided: 62000});
  const hidden = {fills: null, own_days: null, external_days: null, annual_cost: null, cost_avoided: null};
  expect(await publishedOf(() => 11, 9)).toEqual({state: "too_few", ...hidden});
  // One saves 30 days, the others 2 each.
  expect(await publishedOf((k) => (k === 0 ? 12 : 40))).toEqual({state: "too_few", ...hidden});
});
