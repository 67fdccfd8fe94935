import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {cells, each, leaves, roles, someone, teams, together, total, twoYears, type JobRow} from "./organization.ts";

const since = "2023-06-01";
const stays = (id: string, job: Row = {}, ...rows: JobRow[]) => someone(id, since, [[since, {action: "hire", ...job}], ...rows]);
const review = (employee_id: string, review_date: string, high_performer: boolean | null, rating = 3): Row => ({employee_id, review_date, rating, high_performer});
const metrics = {targets: ["marts.metric_values"]};

test("retained: in the same spell on the day after the period; an exit on the period's last day is one of that period", async () => {
  const people = together(
    stays("stays"), stays("last_day", {}, leaves("2025-03-31")), stays("next_day", {}, leaves("2025-04-01")),
    // Back within the quarter, in another spell; gone before the quarter; there from its first day; there a day too late.
    stays("returns", {}, leaves("2025-02-10"), ["2025-03-01", {action: "rehire", role_id: "associate", team_id: "north", location: "Berlin"}]),
    stays("gone", {}, leaves("2024-12-31")), someone("first_day", "2025-01-01"), someone("second_day", "2025-01-02"));
  const performance_reviews = people.employees.map((p) => review(String(p.employee_id), "2023-12-31", true));
  const session = await warehouse({...people, roles, teams, performance_reviews}, {...twoYears, ...metrics});
  const of = (grain: string, start: string) => total(session, "retention_high_performers", grain, start);
  // On 1 January 2025: stays, last_day, next_day, returns, first_day.
  expect(await of("quarter", "2025-01-01")).toMatchObject({numerator: 3, denominator: 5, value: 0.6});
  expect(await of("month", "2025-01-01")).toMatchObject({numerator: 5, denominator: 5});
  expect(await of("month", "2025-02-01")).toMatchObject({numerator: 5, denominator: 6});
  expect(await of("year", "2025-01-01")).toMatchObject({numerator: 2, denominator: 5});
  // On 1 April: returns in the new spell, next_day leaving at once.
  expect(await of("month", "2025-04-01")).toMatchObject({numerator: 4, denominator: 5, previous: 1});
  session.close();
});

test("a high performer by the last review on or before the first day, at most 24 months old", async () => {
  const ids = ["old", "just", "replaced", "unsaid", "contractor", "that_day", "later"];
  const people = together(...ids.map((id) => id === "contractor" ? someone(id, since, undefined, {worker_type: "contingent"}) : stays(id)));
  const performance_reviews = [
    review("old", "2022-12-31", true), review("just", "2023-01-01", true),
    review("replaced", "2024-03-01", true), review("replaced", "2024-09-01", false),
    review("unsaid", "2024-03-01", null, 5), review("contractor", "2024-03-01", true),
    review("that_day", "2025-01-01", true), review("later", "2025-01-02", true)];
  const january = async (high_rating?: number) => {
    const session = await warehouse({...people, roles, teams, performance_reviews}, {...twoYears, ...metrics, ...(high_rating ? {high_rating} : {})});
    const found = await total(session, "retention_high_performers", "month", "2025-01-01");
    session.close();
    return found?.denominator;
  };
  // just and that_day; a rating alone says nothing until the manifest says which is high.
  expect(await january()).toBe(2);
  expect(await january(5)).toBe(3);
});

test("critical roles: the incumbents of the first day, wherever they are at the end, in the member of that day", async () => {
  const people = together(
    stays("stays", {role_id: "controller", team_id: "finance"}),
    stays("promoted_away", {role_id: "controller", team_id: "finance"}, ["2025-02-01", {role_id: "lead", team_id: "north", action: "promotion"}]),
    stays("moves_then_leaves", {role_id: "controller", team_id: "finance"}, ["2025-02-10", {team_id: "north", action: "transfer"}], leaves("2025-03-05")),
    stays("comes_in", {role_id: "accountant", team_id: "finance"}, ["2025-01-15", {role_id: "controller", action: "promotion"}]), stays("elsewhere"));
  const session = await warehouse({...people, roles: roles.map((r) => ({...r, critical: r.role_id === "controller"})), teams}, {...twoYears, ...metrics});
  const found = await cells(session, "retention_critical_roles", "quarter", "2025-01-01", "business_unit");
  expect(found).toMatchObject({Finance: {numerator: 2, denominator: 3}});
  expect(found.Operations).toBeUndefined();
  // On 1 March: stays and comes_in in Finance, moves_then_leaves in Operations; on 1 February promoted_away is in critical work no more.
  const march = await cells(session, "retention_critical_roles", "month", "2025-03-01", "business_unit");
  expect([each(march, "numerator"), each(march, "denominator")]).toEqual([{Finance: 2, Operations: 0}, {Finance: 2, Operations: 1}]);
  expect(await total(session, "retention_critical_roles", "month", "2025-02-01")).toMatchObject({numerator: 3, denominator: 3});
  expect(await session.rows("select 1 from marts.metric_values where metric = 'retention_high_performers'")).toEqual([]);
  session.close();
});

test("a regrettable exit: the flag decides, else a last review within 24 months that said high performer", async () => {
  const exits: [id: string, regrettable: boolean | null, reviews: Row[], reason?: string][] = [
    ["flagged", true, []], ["unflagged", false, [review("unflagged", "2024-03-01", true)]], ["reviewed", null, [review("reviewed", "2024-03-01", true)]],
    ["on_the_day", null, [review("on_the_day", "2023-03-10", true)]], ["too_old", null, [review("too_old", "2023-03-09", true)]],
    ["turned", null, [review("turned", "2024-03-01", true), review("turned", "2025-03-01", false)]], ["unknown", null, []],
    ["dismissed", true, [], "involuntary"]];
  const people = together(stays("stays"), ...exits.map(([id, regrettable, , reason = "voluntary"]) =>
    someone(id, since, [[since, {action: "hire", location: id}], leaves("2025-03-10", reason)], {regrettable})));
  const session = await warehouse({...people, roles, teams, performance_reviews: exits.flatMap(([, , reviews]) => reviews)}, {...twoYears, ...metrics});
  const found = each(await cells(session, "regrettable_attrition_rate", "month", "2025-03-01", "location"), "numerator");
  expect(Object.keys(found).filter((id) => found[id]! > 0).sort()).toEqual(["flagged", "on_the_day", "reviewed"]);
  session.close();
});
