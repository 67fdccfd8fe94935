import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {filled, roles, several, someone, teams, together, twoYears, type JobRow} from "./organization.ts";

const start = "2024-01-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire", recorded_date: start}], ...rows]);
const report = (metric: string, value: number, rest: Row = {}): Row => ({metric, grain: "month", period_start: "2025-03-01", dimension: "all", member: "all", source: "deck", value, definition: null, ...rest});

test("by the definition that comes nearest, by rows recorded after the period, and the rest", async () => {
  const promoted = (id: string, recorded_date: string | null) => hired(id, ["2025-03-10", {role_id: "specialist", action: "promotion", recorded_date}]);
  const people = together(promoted("in_time", "2025-03-31"), promoted("late", "2025-04-01"), promoted("unsaid", null), hired("stays"));
  const requisitions = [
    ...["in_time", "late"].map((id) => filled(id, "2025-03-10", {hired_employee_id: id})), filled("outside", "2025-03-10", {source: "external"}),
    {...filled("C", start), filled_date: null, closed_date: "2025-03-05", status: "cancelled"}];
  const session = await warehouse({...people, roles, teams, requisitions, reported_figures: [
    report("promotion_rate", 0.5), report("internal_fill_rate", 0.52), report("internal_fill_rate", 0.7, {source: "newsletter"}),
    report("promotion_rate", 0.5, {period_start: "2026-03-01"}), report("happiness", 9)]}, {...twoYears, targets: ["marts.reported_differences"]});
  const rows = await session.rows("select * from marts.reported_differences order by metric, period_start, source");
  session.close();
  expect(rows.map((r) => [r.metric, r.period_start, r.source, r.value])).toEqual([
    ["happiness", "2025-03-01", "deck", null], ["internal_fill_rate", "2025-03-01", "deck", 2 / 3], ["internal_fill_rate", "2025-03-01", "newsletter", 2 / 3],
    ["promotion_rate", "2025-03-01", "deck", 0.75], ["promotion_rate", "2026-03-01", "deck", null]]);
  // 2 of 4 closed: 17 points definition; one hire's own row came late.
  expect(rows[1]).toMatchObject({nearest_alternative: "all_closed_openings", nearest_value: 0.5, late_rows: "1", by_late_rows: null});
  expect([rows[1]!.difference, rows[1]!.by_definition, rows[1]!.rest]).toEqual([0.52 - 2 / 3, 0.5 - 2 / 3, expect.closeTo(0.02, 12)]);
  // Ours is nearest to 0.7: no part by definition.
  expect(rows[2]).toMatchObject({nearest_alternative: null, by_definition: 0, rest: expect.closeTo(0.7 - 2 / 3, 12)});
  // Three promotions of four heads; without the one recorded on 1 April it is two: 0.5.
  expect(rows[3]).toMatchObject({nearest_alternative: null, late_rows: "1", by_late_rows: -0.25, rest: 0});
});

test("late rows of a member are those of its own facts", async () => {
  const at = (id: string, location: string) => someone(id, start, [[start, {action: "hire", location}], ["2025-03-10", {role_id: "specialist", action: "promotion", recorded_date: "2025-06-01"}]]);
  const session = await warehouse({...together(at("a", "Berlin"), at("b", "Kiel"), at("c", "Kiel")), roles, teams,
    reported_figures: ["Berlin", "Kiel"].map((member) => report("promotion_rate", 0, {dimension: "location", member}))}, {...twoYears, targets: ["marts.reported_differences"]});
  expect(await session.rows("select member, late_rows::integer as late_rows, by_late_rows from marts.reported_differences order by member"))
    .toEqual([{member: "Berlin", late_rows: 1, by_late_rows: -1}, {member: "Kiel", late_rows: 2, by_late_rows: -1}]);
  session.close();
});

test("published: only beside a published figure, computed from it, late rows in bands", async () => {
  const people = together(several(40, (k) => hired(`p${k}`, ...(k <= 20 ? [["2024-03-10", {role_id: "specialist", action: "promotion", recorded_date: k <= 3 ? "2025-01-02" : "2024-03-10"}] as const] : []))));
  const given = (location: string) => report("promotion_rate", 0.25, {grain: "year", period_start: "2024-01-01", ...(location === "all" ? {} : {dimension: "location", member: location})});
  const session = await warehouse({...people, roles, teams, reported_figures: [given("all"), given("Nowhere"), report("promotion_rate", 0.25)]}, twoYears);
  const rows = await session.rows("select * from published.reported_differences");
  const [ours] = await session.rows("select value from published.metric_values where metric = 'promotion_rate' and grain = 'year' and period_start = '2024-01-01' and dimension = 'all'");
  session.close();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({value: ours!.value, difference: 0.25 - ours!.value, by_definition: 0, late_rows_band: "under 5"});
});
