import {expect, test} from "vitest";
import {warehouse} from "./harness.ts";
import {leaves, roles, someone, teams, together, twoYears, type JobRow} from "./organization.ts";

test("each track of a family: people, its top, promotion from it, and who is still employed a year on", async () => {
  const bands: Record<string, string> = {lead: "P4", analyst: "P2", modeller: "P3", specialist: "P9"};
  const given = [...roles, {role_id: "expert", title: "expert", family: "Service", level: "L3", level_rank: 3, track: "specialist", pay_band: null}].map((r) => ({pay_band: bands[String(r.role_id)] ?? null, ...r}));
  const hired = (id: string, role_id: string, date: string, ...rows: JobRow[]) => someone(id, date, [[date, {action: "hire", role_id}], ...rows]);
  const people = together(
    hired("promoted", "analyst", "2023-01-01", ["2024-07-01", {role_id: "expert", action: "promotion"}]), hired("waits", "modeller", "2023-01-01"),
    // Left on the last day of the twelve months, and a day before they began: the second is in no cohort.
    hired("left", "analyst", "2023-01-01", leaves("2025-12-31")), hired("gone", "analyst", "2023-01-01", leaves("2024-12-31")), hired("late", "analyst", "2025-02-01"),
    // Steps over to the management track: still employed.
    hired("crosses", "analyst", "2024-06-01", ["2025-03-01", {role_id: "lead", action: "promotion"}]), hired("manages", "lead", "2024-01-01"), hired("neither", "associate", "2024-01-01"));
  const session = await warehouse({...people, roles: given, teams}, {...twoYears, history_from: "2023-01-01", targets: ["marts.track_parity"]});
  const rows = await session.rows("select * exclude (people, promoted_within_24m), people::integer as people, promoted_within_24m::double as promoted from marts.track_parity order by track");
  session.close();
  // A lead leaves no promotion step: no curve. Six spells at rank 2 of the track: promoted after 9 months of six, after 18 of the four still
  // there: 1/6 + 5/6 · 1/4. Left is employed on as_of, its last day.
  expect(rows).toEqual([
    {family: "Service", track: "management", top_level_rank: 3, top_pay_band: "P4", retention_12m: 1, people: 2, promoted: null},
    {family: "Service", track: "specialist", top_level_rank: 3, top_pay_band: "P3", retention_12m: 0.75, people: 4, promoted: expect.closeTo(0.375, 12)}]);
});
