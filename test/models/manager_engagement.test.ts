import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {leaves, roles, someone, teams, together, twoYears} from "./organization.ts";

const start = "2024-01-01";
const of = (id: string, manager_id: string | null, ...rest: (readonly [string, Row])[]) => someone(id, start, [[start, {action: "hire", manager_id}], ...rest]);
let number = 0;
const action = (manager_id: string, employee_id: string, kind: string, created_date: string | null, due_date: string | null, completed_date: string | null): Row =>
  ({action_id: `D${++number}`, manager_id, employee_id, kind, created_date, due_date, completed_date});

test("a manager's quarter: reports of its last day, what was due in it, what waits at its end", async () => {
  const people = together(of("boss", null), of("other", null), of("a", "boss"), of("b", "boss"), of("moves_in", "other", ["2025-06-30", {manager_id: "boss", action: "data_change"}]),
    of("gone", "boss", leaves("2025-06-29")), of("strangers", "unheard_of"));
  const session = await warehouse({...people, roles, teams, development_actions: [
    action("boss", "a", "one_on_one", null, null, "2025-05-01"), action("boss", "b", "one_on_one", null, null, "2025-04-01"), action("other", "moves_in", "career_conversation", null, null, "2025-06-01"),
    action("boss", "a", "evidence_review", "2025-04-01", "2025-05-01", "2025-05-01"), action("boss", "a", "evidence_review", "2025-04-01", "2025-05-01", "2025-07-02"), action("boss", "gone", "evidence_review", "2025-06-01", "2025-07-15", null),
    action("boss", "a", "evidence_review", "2025-07-01", "2025-07-20", "2025-07-10"), action("boss", "a", "stretch_assignment", null, "2025-06-30", "2025-07-01"), action("boss", "a", "stretch_assignment", null, "2025-06-30", "2025-06-30"),
    action("boss", "a", "calibration_session", null, "2025-04-20", "2025-06-30"), action("boss", "a", "calibration_session", null, "2025-04-20", null), action("unheard_of", "strangers", "evidence_review", null, "2025-05-01", null)]},
    {...twoYears, targets: ["marts.manager_engagement"]});
  const rows = await session.rows("select * exclude (period_end) from marts.manager_engagement where period_start in ('2025-04-01', '2025-07-01') order by manager_id, period_start");
  session.close();
  const numbers = ({manager_id, period_start, ...rest}: Row) => [manager_id, period_start, ...Object.values(rest).map(Number)];
  // 90 days up to 30 June begin on 2 April. reports, covered; reviews due, on time; assignments due, completed; calibrations; awaiting.
  expect(rows.map(numbers)).toEqual([
    ["boss", "2025-04-01", 3, 2, 2, 1, 2, 1, 1, 2],
    ["boss", "2025-07-01", 3, 0, 2, 1, 0, 0, 0, 1]]);
});
