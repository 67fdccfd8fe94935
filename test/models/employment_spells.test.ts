import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {faults, leaves, roles, someone, teams, together, twoYears} from "./organization.ts";
import {warehouse} from "./harness.ts";

const people = together(
  someone("stays", "2024-03-10"),
  someone("leaves", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2024-06-30")], {termination_date: "2024-06-30", termination_reason: "voluntary"}),
  // Both dates disagree with the rows: the rows win.
  someone("disagrees", "2024-02-01", [["2024-02-05", {action: "hire"}], leaves("2024-08-29", "involuntary")], {termination_date: "2024-08-31", termination_reason: "voluntary"}),
  // No hire and no termination row: hire_date opens and termination_date closes.
  someone("undated", "2024-04-01", [["2024-04-15", {}]], {termination_date: "2024-09-30", termination_reason: "retirement"}),
  // The row has no reason of its own.
  someone("unreasoned", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2024-06-30", null)], {termination_date: "2024-06-30", termination_reason: "voluntary"}),
  someone("returns_twice", "2024-01-01", [
    ["2024-01-01", {action: "hire"}], leaves("2024-03-31"), ["2024-06-01", {action: "rehire", role_id: "associate", team_id: "north"}],
    leaves("2024-08-31", "other"), ["2025-02-01", {action: "rehire", role_id: "associate", team_id: "north"}]]),
  // A second hire row after a termination is a rehire.
  someone("hired_again", "2024-01-10", [["2024-01-10", {action: "hire"}], leaves("2024-02-29"), ["2024-05-01", {action: "hire", role_id: "clerk", team_id: "north"}]]),
  // Without a termination before it a second hire row cannot begin a spell: the person is employed already.
  someone("hired_twice", "2024-01-10", [["2024-01-10", {action: "hire"}], ["2024-05-01", {action: "hire"}]]),
  someone("between_spells", "2024-01-01", [
    ["2024-01-01", {action: "hire"}], leaves("2024-03-31"), ["2024-05-01", {role_id: "lead", team_id: "north"}], ["2024-08-01", {action: "rehire"}]]),
  someone("back_next_day", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2024-06-30"), ["2024-07-01", {action: "rehire", role_id: "specialist", team_id: "north"}]]),
  someone("back_same_day", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2024-06-30"), ["2024-06-30", {action: "rehire", role_id: "associate", team_id: "north"}]]),
  // The export still shows the end of the first spell: it cannot close the second.
  someone("stale_end", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2024-03-31"), ["2024-06-01", {action: "rehire", role_id: "associate", team_id: "north"}]],
    {termination_date: "2024-03-31", termination_reason: "voluntary"}),
  // Hired before the export has hire rows: hire_date opens the first spell, the rows the rest.
  someone("old_timer", "2019-05-02", [["2021-01-01", {}], leaves("2024-03-31"), ["2024-09-01", {action: "rehire", role_id: "associate", team_id: "north"}]]),
  // Job rows after the termination_date that closes the spell, and before the hire_date that opens it, are outside.
  someone("row_after_end", "2024-01-01", [["2024-01-01", {}], ["2024-07-01", {role_id: "clerk"}]], {termination_date: "2024-06-30"}),
  someone("row_before_start", "2024-04-01", [["2024-03-01", {}]]),
  someone("leaves_next_year", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2026-02-15")], {termination_date: "2026-02-15", termination_reason: "voluntary"}),
  someone("comes_next_year", "2026-03-01"),
  someone("last_day_is_as_of", "2025-01-01", [["2025-01-01", {action: "hire"}], leaves("2025-12-31")], {termination_date: "2025-12-31"}),
  someone("one_day", "2024-07-01", [["2024-07-01", {action: "hire"}], leaves("2024-07-01")], {termination_date: "2024-07-01"}),
  someone("no_job_row", "2024-07-01", []),
  someone("contractor", "2024-01-01", undefined, {worker_type: "contingent"})
);

let session: Session;
let spells: Map<string, Row[]>;

beforeAll(async () => {
  session = await warehouse({...people, roles, teams}, twoYears);
  spells = new Map();
  for (const row of await session.rows(`select p.employee_id, e.spell, e.start_date, e.end_date, e.exit_date, e.exit_reason
    from core.employment_spells as e join staging.people as p using (person_id) order by p.employee_id, e.spell`))
    spells.set(row.employee_id, [...(spells.get(row.employee_id) ?? []), row]);
});
afterAll(() => session?.close());

/** A person's spells as [spell, start_date, end_date, exit_date, exit_reason]; end_date is the first day no longer employed. */
const of = (employee_id: string) => (spells.get(employee_id) ?? []).map((s) => [Number(s.spell), s.start_date, s.end_date, s.exit_date, s.exit_reason]);
const open = [null, null, null];

test.each<[string, unknown[][]]>([
  ["stays", [[1, "2024-03-10", ...open]]],
  ["leaves", [[1, "2024-01-01", "2024-07-01", "2024-06-30", "voluntary"]]],
  ["disagrees", [[1, "2024-02-05", "2024-08-30", "2024-08-29", "involuntary"]]],
  ["undated", [[1, "2024-04-01", "2024-10-01", "2024-09-30", "retirement"]]],
  ["unreasoned", [[1, "2024-01-01", "2024-07-01", "2024-06-30", "voluntary"]]],
  ["returns_twice", [[1, "2024-01-01", "2024-04-01", "2024-03-31", "voluntary"], [2, "2024-06-01", "2024-09-01", "2024-08-31", "other"], [3, "2025-02-01", ...open]]],
  ["hired_again", [[1, "2024-01-10", "2024-03-01", "2024-02-29", "voluntary"], [2, "2024-05-01", ...open]]],
  ["hired_twice", [[1, "2024-01-10", ...open]]],
  ["between_spells", [[1, "2024-01-01", "2024-04-01", "2024-03-31", "voluntary"], [2, "2024-08-01", ...open]]],
  ["back_next_day", [[1, "2024-01-01", "2024-07-01", "2024-06-30", "voluntary"], [2, "2024-07-01", ...open]]],
  ["stale_end", [[1, "2024-01-01", "2024-04-01", "2024-03-31", "voluntary"], [2, "2024-06-01", ...open]]],
  ["old_timer", [[1, "2019-05-02", "2024-04-01", "2024-03-31", "voluntary"], [2, "2024-09-01", ...open]]],
  ["row_after_end", [[1, "2024-01-01", "2024-07-01", "2024-06-30", null]]],
  ["row_before_start", [[1, "2024-04-01", ...open]]],
  ["leaves_next_year", [[1, "2024-01-01", ...open]]],
  ["last_day_is_as_of", [[1, "2025-01-01", "2026-01-01", "2025-12-31", "voluntary"]]],
  ["one_day", [[1, "2024-07-01", "2024-07-02", "2024-07-01", "voluntary"]]],
  ["no_job_row", [[1, "2024-07-01", ...open]]],
  ["comes_next_year", []],
  ["contractor", []]
])("the spells of %s", (employee_id, expected) => {
  expect(of(employee_id)).toEqual(expected);
});

test("a termination and a rehire on one day are two spells, the exit on that day, and no day is counted twice", async () => {
  const [first, second] = of("back_same_day");
  expect(of("back_same_day")).toHaveLength(2);
  expect(first?.slice(3)).toEqual(["2024-06-30", "voluntary"]);
  expect(second?.slice(2)).toEqual(open);
  // 2024-01-01 to 2025-12-31 = 366 + 365 days, each once.
  const [days] = await session.rows(`select sum(j.end_date - j.start_date)::integer as days from core.job_states as j
    join staging.people as p using (person_id) where p.employee_id = 'back_same_day'`);
  expect(days?.days).toBe(731);
});

test("what contradicts itself is kept, counted and named", async () => {
  const found = await faults(session);
  expect(found).toMatchObject({
    hire_date_disagrees: 1, // disagrees
    first_job_row_after_hire: 2, // undated, old_timer
    job_row_outside_employment: 3, // between_spells, row_after_end, row_before_start
    second_hire_within_employment: 1, // hired_twice
    employee_without_job_row: 2, // no_job_row; the only row of row_before_start is outside its spell
    hired_after_as_of: 1, // comes_next_year
    terminated_after_as_of: 1 // leaves_next_year
  });
  // disagrees, and stale_end, whose termination_date does not close the last spell.
  expect(found.termination_date_disagrees).toBe(2);
  // The termination row of leaves_next_year and the hire row of comes_next_year.
  expect(found.job_row_after_as_of).toBe(2);
});
