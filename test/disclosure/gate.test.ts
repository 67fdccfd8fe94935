import {afterAll, beforeAll, expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {filled} from "../models/organization.ts";
import {published, staff} from "./organization.ts";

let session: Session;
beforeAll(async () => {
  const requisitions = Array.from({length: 40}, (_, k) => filled(`R${k}`, "2025-05-20", {opened_date: "2025-04-01", hired_employee_id: k < 20 ? `berlin-${k + 1}` : null}));
  session = await published(staff({berlin: 43, rome: 21, oslo: 9}, 21), {requisitions, demographics: ["gender"]});
  await session.run("insert into raw.identities values ('berlin-1', 'Ada Brandt', 'ada@example.org')");
});
afterAll(() => session.close());

/** What the gate says of the publications after a change that is taken back again. */
async function afterwards(...changes: string[]): Promise<string> {
  await session.run("begin");
  try {
    for (const change of changes) await session.run(change);
    await refuseUndeclared(session, publications);
    return "nothing";
  } catch (error) {
    expect((error as {exitCode?: number}).exitCode, (error as Error).message).toBe(1);
    return (error as Error).message;
  } finally {
    await session.run("rollback");
  }
}

const cell = "metric = 'voluntary_attrition_rate' and grain = 'year' and period_start = '2025-01-01' and dimension = 'location'";

test("what the models publish passes", async () => {
  expect(await afterwards()).toBe("nothing");
});

test("a column that is not declared, and one that is missing", async () => {
  expect(await afterwards("alter table published.sources add column file varchar")).toMatch(/publication sources .* column file is not declared/);
  expect(await afterwards("alter table published.sources drop column newest_date")).toMatch(/publication sources .* column newest_date is declared and not there/);
});

test("a count that is not rounded, exact headcount, a count below zero", async () => {
  expect(await afterwards("update published.move_kinds set moves = 7 where kind = 'lateral'")).toMatch(/move_kinds .* column moves holds counts that are not rounded/);
  expect(await afterwards("update published.rejects set rows = 3", "insert into published.rejects values ('roles', 'missing_value', 3, 'under 5')")).toMatch(/rejects .* column rows /);
  expect(await afterwards("alter table published.metric_values alter denominator type double")).toMatch(/metric_values .* column denominator /);
  expect(await afterwards("update published.sources set rejected_band = '12'")).toMatch(/sources .* column rejected_band /);
});

test("an id, a name or an address as a value, whatever its case; the message does not repeat it", async () => {
  for (const value of ["berlin-1", " ROME-3", "Ada Brandt", "ada@example.org"]) {
    const said = await afterwards(`update published.metric_values set member = '${value}' where ${cell} and member = 'rome'`);
    expect(said).toMatch(/metric_values .* column member holds what is also a person's id, name or address/);
    expect(said.toLowerCase()).not.toContain(value.trim().toLowerCase());
  }
  await expect(afterwards("insert into raw.job_history (employee_id, effective_date, sequence, manager_id) values ('berlin-1', '2025-01-01', 9, 'boss')", `update published.metric_values set member = 'boss' where ${cell} and member = 'rome'`))
    .resolves.toMatch(/column member/);
});

test("an id as a word of a text, a number that is also a level", async () => {
  expect(await afterwards("insert into published.rejects values ('roles', 'no employee berlin-12 known', 0, 'under 5')")).toMatch(/rejects .* column reason /);
  expect(await afterwards("insert into raw.employees (employee_id, hire_date) values ('3', '2024-01-01')", "update raw.roles set level = '3' where level = 'L3'",
    "update published.metric_values set member = '3' where dimension = 'level' and member = 'L2'", "update core.metric_counts set member = '3' where dimension = 'level' and member = 'L2'",
    "update core.metric_medians set member = '3' where dimension = 'level' and member = 'L2'",
    "update published.metric_alternatives set member = '3' where dimension = 'level' and member = 'L2'")).toBe("nothing");
});

test("months or trailing windows of a part, or of fewer than 600", async () => {
  expect(await afterwards(`update published.metric_values set grain = 'month' where ${cell}`)).toMatch(/metric_values .* column grain holds months or trailing windows/);
  expect(await afterwards("update published.metric_values set grain = 'trailing_12m' where dimension = 'all' and grain = 'year'")).toMatch(/column grain/);
  expect(await afterwards("update published.move_flows set grain = 'trailing_12m'")).toMatch(/move_flows .* column grain/);
});

test("a dimension or a pair that is not declared, a word outside its list", async () => {
  expect(await afterwards(`update published.metric_values set dimension = 'location × gender' where ${cell}`)).toMatch(/metric_values .* column dimension holds a dimension, or a pair of them, that is not declared/);
  expect(await afterwards(`update published.metric_values set dimension = 'manager_id' where ${cell}`)).toMatch(/column dimension/);
  expect(await afterwards("update published.fill_times set source = 'agency'")).toMatch(/fill_times .* column source holds a word that is not declared/);
});

test("figures of too few people, in the cell or in the rest of its parent", async () => {
  const filledIn = (where: string) => `update published.metric_values set numerator = 0, denominator = 10, value = 0, lower = 0, upper = 0, state = 'shown' where ${where}`;
  expect(await afterwards(filledIn(`${cell} and member = 'oslo'`))).toMatch(/metric_values .* figures of fewer people/);
  // Rome and Oslo together, as if they were one place: the rest of Berlin. Nine people less in all leave Berlin's rest too small.
  expect(await afterwards(`update core.metric_counts set person_days = person_days - 21 * days where metric = 'voluntary_attrition_rate' and dimension = 'all'`)).toMatch(/metric_values .* figures of fewer people/);
  expect(await afterwards(`update published.fill_times set openings = 5, state = 'shown' where grain = 'quarter' and period_start = '2025-01-01'`)).toMatch(/fill_times .* figures of fewer people/);
  expect(await afterwards(`update published.move_flows set moves = 5, state = 'shown' where state <> 'shown'`, "insert into published.move_flows values ('year', '2025-01-01', '2026-01-01', 'Service', 'Finance', 5, 'shown')")).toMatch(/move_flows .* figures of fewer people/);
  expect(await afterwards("update published.move_kinds set period_start = '2019-01-01'")).toMatch(/move_kinds .* figures of fewer people/);
});

test("a rate of fewer than 20 people, and figures in a row that says it is hidden", async () => {
  expect(await afterwards("update raw.settings set minimum_cell = 5", `update published.metric_values set value = 0, lower = 0, upper = 0 where ${cell} and member = 'oslo'`)).toMatch(/figures of fewer people/);
  expect(await afterwards(`update published.metric_values set state = 'too_few' where ${cell} and member = 'rome'`)).toMatch(/figures of fewer people/);
});

test("a figure that the published counts do not give", async () => {
  expect(await afterwards("update published.metric_values set value = value + 0.001 where metric = 'promotion_rate' and dimension = 'all'")).toMatch(/a value that its published counts do not give/);
  expect(await afterwards("update published.metric_values set numerator = denominator + 5, value = (denominator + 5) / denominator where metric = 'internal_fill_rate' and value is not null")).toMatch(/a numerator above its denominator/);
  expect(await afterwards("update published.metric_values set value = 43 where metric = 'time_to_fill_days' and value is not null")).toMatch(/a median that is not rounded/);
  expect(await afterwards("update published.metric_values set upper = upper - 0.01 where metric = 'promotion_rate' and dimension = 'all'")).toMatch(/an interval that its published counts do not give/);
  expect(await afterwards("update published.metric_values set previous = previous + 0.5, change = change - 0.5 where metric = 'promotion_rate' and dimension = 'all'")).toMatch(/a previous figure that is not published/);
  expect(await afterwards("update published.metric_values set change = change + 0.5 where metric = 'promotion_rate' and dimension = 'all'")).toMatch(/a change that its published figures do not give/);
  expect(await afterwards("update published.metric_values set lower = 'infinity'::double where lower is not null")).toMatch(/column lower holds what is not a finite number/);
});

test("an event's label that names a person in a sentence", async () => {
  const labelled = (label: string) => `insert into published.events values ('2025-03-01', '${label}', null, null, null, null)`;
  expect(await afterwards(labelled("Ada BRANDT takes over the program"))).toMatch(/events .* column label holds what is also a person's id, name or address/);
  expect(await afterwards(labelled("The program begins"))).toBe("nothing");
});
