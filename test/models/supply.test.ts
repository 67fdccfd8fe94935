import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {filled, leaves, roles, someone, teams, together, twoYears} from "./organization.ts";
import {warehouse} from "./harness.ts";

const people = together(
  someone("moves", "2024-01-01", [["2024-01-01", {action: "hire"}], ["2025-01-10", {role_id: "specialist", action: "promotion"}]]),
  someone("leaves", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2025-02-10")]));
const requisitions = [filled("R1", "2025-03-10")];
const without = (rows: readonly Row[], ...columns: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name))));

/** The metrics that have rows, and those that are defined. */
async function metrics(tables: Parameters<typeof warehouse>[0]) {
  const session = await warehouse(tables, twoYears);
  const written = (await session.rows("select distinct metric from marts.metric_values order by metric")).map((r) => r.metric);
  const defined = (await session.rows("select metric from marts.metric_definitions order by metric")).map((r) => r.metric);
  session.close();
  expect(defined).toEqual(written);
  return written;
}

const always = [
  "demotion_rate", "eligible_promotion_rate", "internal_mobility_rate", "lateral_rate", "mover_rate", "promoted_within_24m", "promotion_rate", "promotion_velocity_months"
];

test("with everything supplied every metric is there", async () => {
  expect(await metrics({...people, roles, teams, requisitions}))
    .toEqual([...always, "internal_fill_rate", "specialist_rate", "time_to_fill_days", "voluntary_attrition_rate"].sort());
});

test("without requisitions no fill rate and no time to fill", async () => {
  expect(await metrics({...people, roles, teams})).toEqual([...always, "specialist_rate", "voluntary_attrition_rate"].sort());
});

test("without tracks no specialist rate", async () => {
  const found = await metrics({...people, roles: without(roles, "track"), teams, requisitions});
  expect(found).not.toContain("specialist_rate");
  expect(found).toContain("promotion_rate");
});

test("without any reason of a termination no voluntary attrition", async () => {
  const {employees, job_history} = people;
  const found = await metrics({employees: without(employees, "termination_reason"), job_history: without(job_history, "reason"), roles, teams, requisitions});
  expect(found).not.toContain("voluntary_attrition_rate");
  expect(found).toContain("mover_rate");
});

test("without teams, managers and locations: one member, Unknown", async () => {
  const {employees, job_history} = people;
  const session = await warehouse({employees, job_history: without(job_history, "team_id", "manager_id", "location"), roles}, twoYears);
  const members = await session.rows(`select distinct dimension, member from marts.metric_values
    where metric = 'promotion_rate' and dimension in ('business_unit', 'location') order by dimension`);
  const moves = await session.rows("select employee_id, kind from marts.moves");
  session.close();
  expect(members.every((m) => m.member === "Unknown")).toBe(true);
  expect(moves).toEqual([{employee_id: "moves", kind: "promotion"}]);
});
