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

test("as published: whole quarters, teams that started in it in neither arm, multiples of five as they are", async () => {
  const people = together(...[["n", "north"], ["s", "south"], ["c", "claims"]].map(([letter, team_id]) => several(25, (k) => someone(`${letter}${k}`, "2023-01-01", [["2023-01-01", {action: "hire", team_id: team_id!}]]))));
  const enrolled = (letter: string, count: number, day: string) => Array.from({length: count}, (_, k) => ({enrollment_id: `${letter}${k} ${day}`, employee_id: `${letter}${k + 1}`, badge_id: "triage", enrolled_date: day, status: "enrolled"}));
  const session = await warehouse({
    roles, teams, ...people, badges: [{badge_id: "triage", version: 1, name: "Triage", level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}],
    // north since October 2025, claims in the middle of the quarter
    program_rollout: [{team_id: "north", start_date: "2025-09-20"}, {team_id: "claims", start_date: "2025-10-20"}],
    learning_enrollments: [...enrolled("n", 10, "2025-10-01"), ...enrolled("n", 10, "2025-12-31"), ...enrolled("s", 5, "2025-11-01"), ...enrolled("c", 20, "2025-11-01"), ...enrolled("n", 15, "2025-09-30"),
      // a year before the last day: followed
      ...enrolled("s", 20, "2024-11-01")],
    badge_submissions: Array.from({length: 10}, (_, k) => ({submission_id: `a${k}`, employee_id: `s${k + 1}`, badge_id: "triage", decision: "awarded", decided_date: "2025-01-15"}))
  }, {targets: ["published.rollout_comparison"]});
  const rows = await session.rows("select measure, period_start::varchar as start, arm, numerator, denominator, value::double as value, state from published.rollout_comparison where period_start >= date '2024-10-01' order by measure desc, start, arm");
  const of = (measure: string, start: string) => rows.filter((row) => row.measure === measure && row.start === start).map(({arm, numerator, denominator, value, state}) => [arm, numerator, denominator, value, state]);
  // twice in a quarter is one person
  expect(of("participation", "2025-10-01")).toEqual([["not_yet", 5, 25, 0.2, "shown"], ["rolled_out", 10, 25, 0.4, "shown"]]);
  // nobody had it yet: all three teams, on one side
  expect(of("participation", "2025-07-01")).toEqual([["not_yet", 15, 75, 0.2, "shown"]]);
  expect(of("completion", "2024-10-01")).toEqual([["not_yet", 10, 20, 0.5, "shown"]]);
  expect(of("completion", "2025-10-01")).toEqual([]);
  session.close();
});
