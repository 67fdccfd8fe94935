import {readdirSync} from "node:fs";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {faults, filled, roles, several, someone, teams, together, twoYears} from "./organization.ts";
import {warehouse} from "./harness.ts";

const badge = (badge_id: string, version: number, effective_from: string, validators_required = 1): Row =>
  ({badge_id, version, name: badge_id, level: "bronze", award_logic: "assessment", validators_required, effective_from});
const award = (submission_id: string, badge_id: string, decided_date: string, rest: Row = {}): Row => ({
  submission_id, employee_id: "A", badge_id, badge_version: null, enrolled_date: null, submitted_date: null, decision: "awarded", decided_date,
  assessor_id: "B", second_assessor_id: null, ...rest});

let session: Session;
beforeAll(async () => {
  session = await warehouse({
    ...together(
      someone("A", "2024-01-01", [["2024-01-01", {action: "hire"}], ["2024-06-01", {team_id: "nowhere"}], ["2024-07-01", {team_id: "north", manager_id: "nobody"}]]),
      someone("B", "2024-01-01"),
      // All five of a team re-coded on one day.
      several(5, (k) => someone(`R${k}`, "2024-01-01", [["2024-01-01", {action: "hire", team_id: "appeals", manager_id: "B"}], ["2024-09-01", {role_id: "clerk"}]]))),
    roles, teams: [...teams, {team_id: "orphan", name: "orphan", parent_team_id: "nowhere", business_unit: null}],
    requisitions: [filled("F1", "2025-03-10", {team_id: "nowhere"}), filled("F2", "2025-03-10")],
    badges: [badge("listening", 1, "2024-01-01"), badge("listening", 2, "2025-01-01"), badge("coaching", 1, "2024-01-01", 2)],
    badge_submissions: [
      award("S1", "listening", "2024-05-01"),
      award("S2", "listening", "2023-05-01"), // before A was hired, and before any version was in force
      award("S3", "listening", "2024-05-01", {badge_version: 2}), // in force from 2025
      award("S4", "coaching", "2024-05-01"), // asks for two
      award("S5", "coaching", "2024-05-01", {second_assessor_id: "R1"}),
      award("S6", "listening", "2024-05-01", {badge_version: 9}),
      award("S7", "listening", "2024-05-01", {assessor_id: "nobody", second_assessor_id: "B"}),
      award("S8", "listening", "2026-02-01")
    ]}, twoYears);
});
afterAll(() => session?.close());

test("every check has a row, with what it found", async () => {
  const rows = await session.rows(`select "check", severity, rows_affected, example, explanation from marts.data_quality`);
  const checks = readdirSync(new URL("../../sql/checks/", import.meta.url)).map((file) => file.replace(/\.sql$/, ""));
  expect(rows.map((r) => r.check)).toEqual(expect.arrayContaining(checks));
  for (const row of rows) {
    expect(["info", "warning", "error"]).toContain(row.severity);
    expect(row.explanation).not.toBe("");
    expect(row.example === null).toBe(Number(row.rows_affected) === 0);
  }
});

test("references that are nowhere become empty and are counted", async () => {
  expect(await faults(session)).toMatchObject({
    unknown_team: 1, unknown_manager: 1, unknown_parent_team: 1, unknown_requisition_team: 1, unknown_assessor: 1, unknown_badge_version: 1});
});

test("awards that contradict their standard are counted", async () => {
  const found = await faults(session);
  expect(found).toMatchObject({award_before_hire: 1, submission_after_as_of: 1});
  expect(found.award_with_too_few_signatures).toBe(1); // S4
  expect(found.award_before_standard).toBe(2); // S2, S3
});

test("a re-coding taken for a reorganization is told", async () => {
  expect((await faults(session)).reorganization_derived).toBeGreaterThan(0);
});

test("contradictions stop nothing: no check of level error found a row", async () => {
  expect(await session.rows(`select "check" from marts.data_quality where severity = 'error' and rows_affected > 0`)).toEqual([]);
});
