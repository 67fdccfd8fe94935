import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {cells, faults, leaves, roles, someone, teams, together, twoYears, type People} from "./organization.ts";
import {warehouse, type GivenRows} from "./harness.ts";

const badge = (badge_id: string, rest: Row = {}): Row => ({
  badge_id, version: 1, name: badge_id, competency_id: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2023-01-01", ...rest
});
const badges: Row[] = [
  badge("calls", {competency_id: "calls"}),
  badge("calls-gold", {competency_id: "calls", level: "gold"}),
  badge("coaching", {valid_months: 6}),
  badge("safety", {award_logic: "learning"}),
  badge("loose", {competency_id: null})
];
const awarded = (submission_id: string, employee_id: string, badge_id: string, decided_date: string, rest: Row = {}): Row =>
  ({submission_id, employee_id, badge_id, decision: "awarded", decided_date, ...rest});

async function build(people: People, given: GivenRows, targets: readonly string[]) {
  return warehouse({...people, roles, teams, badges, ...given}, {...twoYears, targets: ["core.awards", "core.badge_holdings", ...targets]});
}

async function holdings(badge_submissions: Row[], people: People = someone("a", "2023-02-01"), given: GivenRows = {}) {
  const session = await build(people, {badge_submissions, ...given}, []);
  const rows = await session.rows("select badge_id, start_date, end_date from core.badge_holdings join staging.badges using (badge_key) order by badge_id, start_date");
  session.close();
  return rows.map((r) => `${r.badge_id} ${r.start_date} ${r.end_date}`);
}

test("held from the decision to the day of expiry, that day too; without one, through as_of", async () => {
  expect(await holdings([awarded("S1", "a", "calls", "2024-02-10", {expires_date: "2024-08-10"}), awarded("S2", "a", "safety", "2024-02-10")]))
    .toEqual(["calls 2024-02-10 2024-08-11", "safety 2024-02-10 2026-01-01"]);
});

test("without an expiry date the standard's validity counts", async () => {
  expect(await holdings([awarded("S1", "a", "coaching", "2024-08-31")])).toEqual(["coaching 2024-08-31 2025-03-01"]);
});

test("a revoked award ends on the day of revocation; one revoked before it was decided was never held", async () => {
  expect(await holdings([awarded("S1", "a", "calls", "2024-02-10", {revoked_date: "2024-05-01"})])).toEqual(["calls 2024-02-10 2024-05-02"]);
  expect(await holdings([awarded("S1", "a", "calls", "2024-02-10", {revoked_date: "2024-02-01"})])).toEqual([]);
});

test("a renewal in time joins the stretches; after a lapse it begins another", async () => {
  expect(await holdings([awarded("S1", "a", "coaching", "2024-02-01"), awarded("S2", "a", "coaching", "2024-07-15"), awarded("S3", "a", "coaching", "2025-09-01")]))
    .toEqual(["coaching 2024-02-01 2025-01-16", "coaching 2025-09-01 2026-01-01"]);
});

test("a second award of a badge is a renewal and no new badge", async () => {
  const people = together(someone("a", "2023-02-01", [["2023-02-01", {action: "hire"}], ["2024-06-03", {role_id: "specialist", action: "promotion"}]]));
  const session = await build(people, {badge_submissions: [awarded("S1", "a", "coaching", "2024-02-01"), awarded("S2", "a", "coaching", "2024-07-15"), awarded("S3", "a", "calls", "2024-08-01")]}, ["marts.metric_values"]);
  const {all} = await cells(session, "badges_per_move", "year", "2024-01-01", "all");
  session.close();
  // two badges (coaching once, calls), one move; Clopper–Pearson of 2 in 3 is (0.0943, 0.9916), as odds (0.1041, 118.0)
  expect(all).toMatchObject({numerator: 2, denominator: 1, value: 2});
  expect(all!.lower).toBeCloseTo(0.0942993240502461 / (1 - 0.0942993240502461), 8);
  expect(all!.upper).toBeCloseTo(0.9915962413403874 / (1 - 0.9915962413403874), 6);
});

test("only submissions: their enrolments and awards; learning badges need an award there too", async () => {
  const session = await build(someone("a", "2023-02-01"), {badge_submissions: [awarded("S1", "a", "safety", "2024-03-01", {enrolled_date: "2024-01-10"})]}, ["marts.metric_values"]);
  expect((await session.rows("select enrolled_date from core.enrolments"))).toEqual([{enrolled_date: "2024-01-10"}]);
  expect((await cells(session, "enrollment_rate", "year", "2024-01-01", "all")).all).toMatchObject({numerator: 1});
  session.close();
});

test("only enrolments: a completed one of a learning badge is its award, others award nothing", async () => {
  const learning_enrollments = [
    {enrollment_id: "L1", employee_id: "a", badge_id: "safety", enrolled_date: "2024-01-10", completed_date: "2024-03-01", status: "completed"},
    {enrollment_id: "L2", employee_id: "a", badge_id: "calls", enrolled_date: "2024-01-10", completed_date: "2024-03-01", status: "completed"},
    {enrollment_id: "L3", employee_id: "a", badge_id: "safety", enrolled_date: "2024-09-10", status: "enrolled"}];
  const session = await build(someone("a", "2023-02-01"), {learning_enrollments}, ["marts.metric_values"]);
  expect(await session.rows("select badge_id, award_date, renewal from core.awards join staging.badges using (badge_key)")).toEqual([{badge_id: "safety", award_date: "2024-03-01", renewal: false}]);
  expect(await session.rows("select distinct metric from marts.metric_values where metric = 'award_rate'")).toEqual([]);
  // three enrolments of one person: a person counts once
  expect((await cells(session, "enrollment_rate", "year", "2024-01-01", "all")).all).toMatchObject({numerator: 1});
  session.close();
});

test("both sources are merged, and an asset that feeds two badges gives two enrolments, one mapped to none gives none", async () => {
  const learning_enrollments = [
    {enrollment_id: "L1", employee_id: "a", badge_id: "calls", asset_id: null, enrolled_date: "2024-01-10", status: "enrolled"},
    {enrollment_id: "L2", employee_id: "a", badge_id: null, asset_id: "course", enrolled_date: "2024-02-10", status: "enrolled"},
    {enrollment_id: "L3", employee_id: "a", badge_id: null, asset_id: "nothing", enrolled_date: "2024-02-11", status: "enrolled"}];
  const learning_assets = [["course", "calls"], ["course", "safety"], ["nothing", null]].map(([asset_id, badge_id]) => ({asset_id, badge_id, name: asset_id, kind: "course"}));
  const session = await warehouse({...someone("a", "2023-02-01"), roles, teams, badges, learning_enrollments, learning_assets, badge_submissions: [awarded("S1", "a", "calls", "2024-03-01", {enrolled_date: "2024-01-10"})]}, twoYears);
  const rows = await session.rows("select badge_id, enrolled_date from core.enrolments join staging.badges using (badge_key) order by all");
  expect((await faults(session)).enrollment_without_badge).toBe(1);
  session.close();
  expect(rows).toEqual([{badge_id: "calls", enrolled_date: "2024-01-10"}, {badge_id: "calls", enrolled_date: "2024-02-10"}, {badge_id: "safety", enrolled_date: "2024-02-10"}]);
});

test("an award before hire is kept, Unknown in job attributes, and listed", async () => {
  const session = await warehouse({...someone("a", "2024-05-01"), roles, teams, badges, badge_submissions: [awarded("S1", "a", "calls", "2024-02-01")]}, twoYears);
  expect(await session.rows("select family from core.awards join core.states using (state_id)")).toEqual([{family: "Unknown"}]);
  expect((await session.rows("select rows_affected::integer as n from marts.data_quality where \"check\" = 'award_before_hire'"))[0]!.n).toBe(1);
  session.close();
});

test("badge-backed: every required badge held on the day before, or a higher level of its competency", async () => {
  const moves = (id: string) => someone(id, "2023-02-01", [["2023-02-01", {action: "hire"}], ["2024-06-03", {role_id: "specialist", action: "promotion"}]]);
  const people = together(...["both", "gold", "late", "expired", "one"].map(moves), someone("free", "2023-02-01", [["2023-02-01", {action: "hire"}], ["2024-06-03", {role_id: "trainer", action: "promotion"}]]), someone("gone", "2023-02-01", [["2023-02-01", {action: "hire"}], leaves("2024-06-03")]));
  const badge_submissions = [
    awarded("1", "both", "calls", "2024-01-05"), awarded("2", "both", "safety", "2024-01-05"),
    awarded("3", "gold", "calls-gold", "2024-01-05"), awarded("4", "gold", "safety", "2024-06-02"),
    awarded("5", "late", "calls", "2024-06-03"), awarded("6", "late", "safety", "2024-01-05"),
    awarded("7", "expired", "calls", "2024-01-05", {expires_date: "2024-06-01"}), awarded("8", "expired", "safety", "2024-01-05"),
    awarded("9", "one", "safety", "2024-01-05")];
  const role_requirements = [{role_id: "specialist", badge_id: "calls"}, {role_id: "specialist", badge_id: "safety"}];
  const session = await build(people, {badge_submissions, role_requirements}, ["marts.moves", "marts.metric_values"]);
  const backed = Object.fromEntries((await session.rows("select employee_id, badge_backed from marts.moves")).map((r) => [r.employee_id, r.badge_backed]));
  expect(backed).toEqual({both: true, gold: true, late: false, expired: false, one: false, free: null});
  expect((await cells(session, "badge_backed_move_share", "year", "2024-01-01", "all")).all).toMatchObject({numerator: 2, denominator: 5, value: 0.4});
  session.close();
});

test("award rate: awarded of those decided in the period; pending and future decisions are none", async () => {
  const decide = (submission_id: string, decision: string, decided_date: string | null) => ({submission_id, employee_id: "a", badge_id: "calls", decision, decided_date});
  const session = await build(someone("a", "2023-02-01"), {badge_submissions: [decide("1", "denied", "2024-02-01"), decide("2", "awarded", "2024-03-01"), decide("3", "pending", null), decide("4", "awarded", "2026-02-01")]}, ["marts.metric_values"]);
  expect((await cells(session, "award_rate", "year", "2024-01-01", "all")).all).toMatchObject({numerator: 1, denominator: 2, value: 0.5});
  session.close();
});
