import {expect, test} from "vitest";
import {warehouse} from "./harness.ts";
import {roles, someone, teams, together} from "./organization.ts";

test("change of rating around an award, less that of others in the same role and quarters", async () => {
  const names = ["anna", "ben", "cem", "dora", "emil", "fay", "gus"];
  const rated = (employee_id: string, ...ratings: [string, number][]) => ratings.map(([review_date, rating]) => ({employee_id, review_date, rating}));
  const award = (employee_id: string, decided_date: string) => ({submission_id: employee_id, employee_id, badge_id: "triage", decision: "awarded", decided_date});
  const session = await warehouse({
    roles, teams,
    ...together(...names.map((name) => someone(name, "2023-01-01", [["2023-01-01", {action: "hire", ...(name === "gus" ? {role_id: "lead"} : {})}]]))),
    badges: [{badge_id: "triage", version: 1, name: "Triage", level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}],
    badge_submissions: [award("anna", "2024-06-01"), award("ben", "2024-09-01"), award("cem", "2025-03-10"), award("gus", "2024-06-01")],
    performance_reviews: [
      // the review two months after the award is too near: the one after it counts
      ...rated("anna", ["2024-03-01", 3], ["2024-08-01", 9], ["2025-03-01", 5]),
      ...rated("ben", ["2024-03-15", 3], ["2025-03-15", 4]),
      // awarded later than the second review of 2025, so one of the others until then; nobody has reviewed him since
      ...rated("cem", ["2024-03-02", 4], ["2025-03-02", 4]),
      ...rated("dora", ["2024-02-01", 2], ["2025-01-10", 4]),
      ...rated("emil", ["2024-03-01", 3], ["2025-03-01", 4]),
      // another quarter, and another role: nobody to be set against
      ...rated("fay", ["2024-06-01", 1], ["2025-03-01", 5]),
      ...rated("gus", ["2024-03-01", 1], ["2025-03-01", 5])
    ]
  }, {targets: ["marts.badge_performance"]});
  // changes of the awarded 2 and 1, of the others 0, 2 and 1: 1.5 − 1
  const [row, ...more] = await session.rows("from marts.badge_performance");
  expect(more).toEqual([]);
  expect(row).toMatchObject({badge_id: "triage", people: 2, rating_before: 3, rating_after: 4.5, difference: expect.closeTo(0.5, 12)});
  // spread within: 0.5 among the awarded, 1 among the others; 0.5 ÷ 2 + 1 ÷ 3
  const error = Math.sqrt(0.5 / 2 + 1 / 3);
  expect(row!.upper).toBeCloseTo(0.5 + 1.959963984540054 * error, 10);
  expect(row!.p).toBeCloseTo(0.512_69, 4);
  expect(row!.bh_p).toBe(row!.p);
  session.close();
});
