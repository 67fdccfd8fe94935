import {expect, test} from "vitest";
import {warehouse} from "./harness.ts";
import {roles, several, someone, teams, together} from "./organization.ts";

test("rolled-out teams against those not yet, by month and by months since the start", async () => {
  const people = together(
    several(4, (k) => someone(`n${k}`, "2023-01-01", [["2023-01-01", {action: "hire"}], ...(k === 1 ? [["2025-03-10", {role_id: "specialist"}] as const] : [])])),
    several(2, (k) => someone(`s${k}`, "2023-01-01", [["2023-01-01", {action: "hire", team_id: "south"}]]))
  );
  const enrolled = (id: string, employee_id: string, enrolled_date: string) => ({enrollment_id: id, employee_id, badge_id: "triage", enrolled_date, status: "enrolled"});
  const session = await warehouse({
    roles, teams, ...people,
    badges: [{badge_id: "triage", version: 1, name: "Triage", level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}],
    // the first whole month is March 2025
    program_rollout: [{team_id: "north", start_date: "2025-02-15"}],
    learning_enrollments: [enrolled("1", "n1", "2024-02-03"), enrolled("2", "n2", "2024-02-05"), enrolled("3", "n2", "2025-03-05"), enrolled("4", "n2", "2025-03-20"), enrolled("5", "n3", "2025-03-20"), enrolled("6", "s1", "2025-03-01")],
    badge_submissions: [{submission_id: "a", employee_id: "n1", badge_id: "triage", decision: "awarded", decided_date: "2025-02-03"}, {submission_id: "b", employee_id: "n2", badge_id: "triage", decision: "awarded", decided_date: "2025-02-06"}],
    development_actions: [{action_id: "x", manager_id: "n1", employee_id: "s1", kind: "one_on_one", due_date: "2025-03-10", completed_date: "2025-03-10"}, {action_id: "y", manager_id: "n1", employee_id: "s2", kind: "one_on_one", due_date: "2025-03-10", completed_date: "2025-03-11"}],
    sentiment_responses: [3, 4, 5].map((score) => ({response_id: String(score), team_id: "south", survey_date: "2025-03-31", question: "q", score}))
  }, {targets: ["marts.rollout_comparison"]});
  const rows = await session.rows("select * exclude (month), month::varchar as month from marts.rollout_comparison");
  const cell = (measure: string, arm: string, month: string | null, event: number | null = null) => {
    const {teams: teamCount, people: heads, numerator, denominator, value} = rows.find((row) => row.measure === measure && row.arm === arm && row.month === month && row.event_month === event) ?? {};
    return [teamCount, heads, numerator, denominator, value].map((figure) => (typeof figure === "string" ? Number(figure) : figure));
  };
  // two of four enrolled (one of them twice), one of two elsewhere
  expect(cell("participation", "rolled_out", "2025-03-01")).toEqual([1, 4, 2, 4, 0.5]);
  expect(cell("participation", "not_yet", "2025-03-01")).toEqual([1, 2, 1, 2, 0.5]);
  expect(cell("participation", "not_yet", "2025-02-01")).toEqual([2, 6, 0, 6, 0]);
  // n1 was awarded on the last day of twelve months, n2 a day later; February 2024 is thirteen months before the start
  expect(cell("completion", "not_yet", "2024-02-01")).toEqual([1, 2, 1, 2, 0.5]);
  expect(cell("completion", "not_yet", null, -13)).toEqual([1, 2, 1, 2, 0.5]);
  // March 2025 is not followed for a year yet
  expect(cell("completion", "rolled_out", "2025-03-01")).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(cell("manager_actions", "not_yet", "2025-03-01")).toEqual([1, 2, 1, 2, 0.5]);
  expect(cell("mobility", "rolled_out", null, 0)).toEqual([1, 4, 1, 4, 0.25]);
  const sentiment = rows.find((row) => row.measure === "sentiment")!;
  expect(sentiment).toMatchObject({arm: "not_yet", month: "2025-03-01", value: 4});
  // the scores' standard deviation is 1
  expect(sentiment.upper).toBeCloseTo(4 + 1.959963984540054 / Math.sqrt(3), 10);
  session.close();
});

test("without a rollout there is no comparison", async () => {
  const session = await warehouse({roles, teams, ...someone("anna", "2023-01-01")}, {targets: ["marts.rollout_comparison"]});
  expect(await session.rows("from marts.rollout_comparison")).toEqual([]);
  session.close();
});
