import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {roles, several, someone, teams, together, twoYears} from "./organization.ts";

const badge = (badge_id: string, version = 1, rest: Row = {}): Row => ({
  badge_id, version, name: badge_id, competency_id: badge_id.replace("-gold", ""), level: badge_id.endsWith("-gold") ? "gold" : "bronze", award_logic: "assessment", effective_from: "2023-01-01",
  required_evidence: ["work_sample"], counts_toward: ["promotion"], ...rest});
const badges = [badge("calls"), badge("calls", 2, {effective_from: "2025-01-01", validators_required: 2, valid_months: 24}), badge("calls-gold"), badge("coaching"), badge("safety", 1, {retired_date: "2025-06-30"}), badge("later", 1, {effective_from: "2026-02-01"})];
const requires = (role_id: string, ...ids: string[]) => ids.map((badge_id, k) => ({role_id, badge_id, position: k + 1}));
const career_steps = [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion", minimum_months_in_role: 12, assignment: "Run a shift"}, {from_role_id: "associate", to_role_id: "clerk", kind: "lateral"}];

test("a row for each badge of each step, with the standard in force and how long it took", async () => {
  const people = together(...["a", "b", "c"].map((id) => someone(id, "2023-06-01")));
  const badge_submissions = [["a", "2024-03-01"], ["b", "2024-04-01"], ["c", null]].map(([employee_id, decided_date]) =>
    ({submission_id: employee_id, employee_id, badge_id: "calls", enrolled_date: "2024-02-01", decision: decided_date ? "awarded" : "pending", decided_date}));
  const session = await warehouse({...people, roles, teams, badges, badge_submissions, career_steps, role_requirements: requires("specialist", "calls", "safety")}, {...twoYears, targets: ["marts.career_map"]});
  const rows = await session.rows("select * from marts.career_map order by to_role_id, badge_id");
  session.close();
  expect(rows).toMatchObject([
    {from_role_id: "associate", to_role_id: "clerk", kind: "lateral", badge_id: null, standard_version: null, median_months_to_earn: null, earners: null, minimum_months_in_role: 0, assignment: null},
    {to_role_id: "specialist", kind: "promotion", badge_id: "calls", position: 1, standard_version: 2, award_logic: "assessment", required_evidence: ["work_sample"], validators_required: 2, valid_months: 24, counts_toward: ["promotion"],
      median_months_to_earn: 2, earners: "2", minimum_months_in_role: 12, assignment: "Run a shift"},
    // Its standard was retired and none followed.
    {badge_id: "safety", position: 2, standard_version: null, award_logic: null, median_months_to_earn: null, earners: null}]);
});

test("adjacent: more than half of the target's badges, a higher level counts; half is not enough; declared where a step joins them", async () => {
  const session = await warehouse({...someone("a", "2023-06-01"), roles, teams, badges, career_steps, role_requirements: [
    ...requires("associate", "calls-gold", "coaching"), ...requires("specialist", "calls", "coaching", "safety"), ...requires("clerk", "coaching", "later"), ...requires("trainer", "calls")]}, {...twoYears, targets: ["marts.role_adjacency"]});
  const rows = await session.rows("select * from marts.role_adjacency order by from_role_id, to_role_id");
  session.close();
  // specialist asks for coaching and calls of associate's two: calls is no calls-gold, one of two is half. trainer's one badge is met by both.
  expect(rows).toEqual([
    {from_role_id: "associate", to_role_id: "specialist", shared_badges: ["calls", "coaching"], missing_badges: ["safety"], declared: true},
    {from_role_id: "associate", to_role_id: "trainer", shared_badges: ["calls"], missing_badges: [], declared: false},
    {from_role_id: "specialist", to_role_id: "trainer", shared_badges: ["calls"], missing_badges: [], declared: false}]);
});

test("published: a median of ten people who had the event, and as many or none elsewhere; of 9 nothing", async () => {
  const publishedOf = async (calls: number, coaching: number) => {
    const people = several(calls + coaching, (k) => someone(`p${k}`, "2024-01-01"));
    const badge_submissions = people.employees.map(({employee_id}, k) => ({submission_id: employee_id, employee_id, badge_id: k < calls ? "calls" : "coaching", enrolled_date: "2024-02-01", decision: "awarded", decided_date: "2024-04-10"}));
    const session = await warehouse({...people, roles, teams, badges, badge_submissions, career_steps, role_requirements: requires("specialist", "calls")}, twoYears);
    const rows = await session.rows("select member, events, followed, value, state from published.time_to_event where event = 'badge_earned' and dimension in ('all', 'badge_id') order by member");
    const [step] = await session.rows("select median_months_to_earn, earners from published.career_map where badge_id = 'calls'");
    session.close();
    return {rows, step};
  };
  // Two months and 9 of 30 days: 2.3, to half a month 2.5.
  const many = await publishedOf(10, 20);
  expect(many.rows.map((r) => [r.member, r.events, r.value, r.state])).toEqual([["all", 30, 2.5, "shown"], ["calls", 10, 2.5, "shown"], ["coaching", 20, 2.5, "shown"]]);
  expect(many.step).toEqual({median_months_to_earn: 2.5, earners: 10});
  const few = await publishedOf(9, 20);
  expect(few.rows.map((r) => [r.member, r.value, r.state])).toEqual([["all", 2.5, "shown"], ["calls", null, "too_few"], ["coaching", null, "complement"]]);
  expect(few.step).toEqual({median_months_to_earn: null, earners: null});
});
