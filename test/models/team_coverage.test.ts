import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {award, badge, earned, enrolled, holds, requires, step, withEarners} from "./bench.ts";
import {warehouse} from "./harness.ts";
import {roles, someone, teams, together, twoYears} from "./organization.ts";

const competencies = [{competency_id: "talking", name: "Talking", scope: "family", behavior: "talks", scarce: true}];
const badges = [badge("talk", {competency_id: "talking"}), badge("talk-gold", {level: "gold", competency_id: "talking"}), badge("tools"), badge("spare"), badge("unheld")];
const role_requirements = [requires("associate", "talk"), requires("associate", "tools"), requires("clerk", "tools"), requires("clerk", "unheld")];

test("a team's holders against its need, its only holder, and learners who are stalled", async () => {
  const people = withEarners(...["a1", "a2", "a3"].map((id) => holds(id, "associate")), holds("c", "clerk"), holds("s", "clerk", {team_id: "south"}), holds("lost", "clerk", {team_id: "nowhere"}));
  // Tools took 8 months, and so did bronze badges: stalled after more than 12, unless submitted.
  const session = await warehouse({roles, teams, ...people, badges, competencies, role_requirements, badge_submissions: [...earned("tools", 8), award("a1", "talk", "2025-01-01"), award("a2", "talk-gold", "2025-01-01"), award("a3", "tools", "2025-01-01", {expires_date: "2025-06-30"}),
    award("s", "tools", "2025-01-01", {expires_date: "2026-12-31"}), award("s", "spare", "2025-01-01"), enrolled("a1", "tools", "2024-12-30"), enrolled("a2", "tools", "2024-12-31"), enrolled("c", "tools", "2024-01-01", {submitted_date: "2025-12-01"}), enrolled("a3", "spare", "2024-01-01")]},
    {...twoYears, targets: ["marts.skill_bench"]});
  const rows = await session.rows("select * exclude (coverage), round(coverage, 4)::double as coverage from marts.team_coverage where team_id <> 'company' order by team_id, badge_id");
  const row = (team_id: string, badge_id: string, headcount: number, needed: number, holders: number, stalled_learners: number, status: string): Row =>
    ({team_id, badge_id, headcount, needed, holders, sole_holder: holders === 1, stalled_learners, status, coverage: Number((holders / headcount).toFixed(4))});
  expect(rows).toEqual([
    row("north", "spare", 14, 0, 0, 1, "covered"), row("north", "talk", 14, 3, 2, 0, "thin"), row("north", "talk-gold", 14, 0, 1, 0, "concentrated"), row("north", "tools", 14, 4, 10, 1, "over"), row("north", "unheld", 14, 1, 0, 0, "gap"),
    row("south", "spare", 1, 0, 1, 0, "concentrated"), row("south", "tools", 1, 1, 1, 0, "concentrated"), row("south", "unheld", 1, 1, 0, 0, "gap")]);
  expect(await session.rows("from marts.skill_bench order by badge_id")).toEqual([
    {badge_id: "spare", holders: 1, expiring_12m: 0, in_progress: 1, single_holder_teams: 1, status: "concentrated", needed: 0, scarce: false},
    {badge_id: "talk", holders: 2, expiring_12m: 0, in_progress: 0, single_holder_teams: 0, status: "thin", needed: 3, scarce: true},
    {badge_id: "talk-gold", holders: 1, expiring_12m: 0, in_progress: 0, single_holder_teams: 1, status: "concentrated", needed: 0, scarce: true},
    {badge_id: "tools", holders: 11, expiring_12m: 1, in_progress: 3, single_holder_teams: 1, status: "over", needed: 6, scarce: false},
    {badge_id: "unheld", holders: 0, expiring_12m: 0, in_progress: 0, single_holder_teams: 0, status: "gap", needed: 3, scarce: false}]);
  session.close();
});

test("half as many again as needed is covered, one more is over", async () => {
  const session = await warehouse({roles, teams, ...together(...["a1", "a2"].map((id) => holds(id, "associate")), ...["x", "y"].map((id) => holds(id, "temp"))), badges, role_requirements: [requires("associate", "tools"), requires("associate", "spare")],
    badge_submissions: [...["a1", "a2", "x"].map((id) => award(id, "tools", "2025-01-01")), ...["a1", "a2", "x", "y"].map((id) => award(id, "spare", "2025-01-01"))]}, {...twoYears, targets: ["marts.team_coverage"]});
  expect(await session.rows("select badge_id, status from marts.team_coverage order by badge_id")).toEqual([{badge_id: "spare", status: "over"}, {badge_id: "tools", status: "covered"}]);
  session.close();
});

test("a pathway fills up: who is ready against openings, who came to hold all its badges, who moved in", async () => {
  const session = await warehouse({roles, teams, ...together(...["a", "b", "c"].map((id) => holds(id, "associate")), someone("m", "2024-01-01", [["2024-01-01", {action: "hire"}], ["2025-02-01", {role_id: "specialist", action: "promotion"}]])),
    career_steps: [step("associate", "specialist"), step("associate", "trainer")], badges, role_requirements: [requires("specialist", "tools"), requires("trainer", "spare")],
    badge_submissions: [...["a", "b"].map((id) => award(id, "tools", "2025-01-01", {enrolled_date: "2024-06-01"})), award("m", "tools", "2024-12-31", {enrolled_date: "2024-06-01"}), award("c", "spare", "2025-05-01", {enrolled_date: "2025-01-01"})],
    requisitions: [["2025-01-01", "specialist"], ["2024-12-31", "specialist"]].map(([opened_date, role_id], k) => ({requisition_id: `Q${k}`, role_id, opened_date, status: "open"}))}, {...twoYears, targets: ["marts.pathway_congestion"]});
  expect(await session.rows("from marts.pathway_congestion order by role_id")).toEqual([
    {role_id: "specialist", ready_now: 2, openings_12m: 1, ready_per_opening: 2, completions_12m: 2, completions_before: 1, moves_12m: 1, moves_before: 0},
    {role_id: "trainer", ready_now: 1, openings_12m: 0, ready_per_opening: null, completions_12m: 1, completions_before: 0, moves_12m: 0, moves_before: 0}]);
  session.close();
});
