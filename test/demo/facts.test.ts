import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {chapters} from "../../src/demo/chapters.ts";
import {literal, openSession, type Session} from "../../src/warehouse/session.ts";
import {made} from "./made.ts";

/** The clean exports of the default organization: is it one that could be? */
let session: Session;
let remove: () => void;

beforeAll(async () => {
  const demo = await made({employees: 6000, plain: true});
  remove = demo.remove;
  session = await openSession();
  for (const {table} of chapters.flatMap(({exports}) => exports)) await session.run(`create table ${table} as from read_csv(${literal(join(demo.folder, `${table}.csv`))}, sample_size = -1)`);
  await session.run(`
    create table employment as
    with turns as (
        select employee_id, effective_date as since, action, lead(effective_date) over (partition by employee_id order by effective_date, sequence) as until
        from job_history where action in ('hire', 'rehire', 'termination') or (action is null and effective_date = date '2021-07-01')
    )
    select employee_id, since, coalesce(until, date '2026-06-30') as last_day from turns where action is distinct from 'termination'`);
});
afterAll(() => {
  session.close();
  remove();
});

const count = async (sql: string) => Number((await session.rows<{n: string}>(`select count(*) as n from ${sql}`))[0]!.n);
const value = async (sql: string) => Number((await session.rows<{v: string}>(`select ${sql} as v`))[0]!.v);

test("about four thousand are employed on the last day, a few in a hundred of them contingent", async () => {
  const employed = await count("employees where termination_date is null");
  expect(employed).toBeGreaterThan(3600);
  expect(employed).toBeLessThan(4500);
  expect(await count("employees where worker_type = 'contingent'") / 6000).toBeCloseTo(0.04, 1);
});

test("figures that a reader would believe", async () => {
  const years = "(select sum(least(last_day, date '2026-06-30') - greatest(since, date '2021-07-01') + 1) / 365.25 from employment semi join (from employees where worker_type = 'employee') using (employee_id) where last_day >= date '2021-07-01')";
  const yearly = (where: string) => value(`(select count(*) from job_history where effective_date >= date '2021-07-01' and ${where}) / ${years}`);
  for (const [rate, low, high] of [
    [await yearly("action = 'promotion'"), 0.06, 0.095],
    [await yearly("action = 'termination' and reason = 'voluntary'"), 0.07, 0.11],
    [await yearly("action = 'lateral'"), 0.005, 0.03],
    [await value("(select avg((source = 'internal')::integer) from requisitions where status = 'filled')"), 0.35, 0.45]
  ] as const) {
    expect(rate).toBeGreaterThan(low);
    expect(rate).toBeLessThan(high);
  }
});

test("nobody is hired a child or stays past seventy", async () => {
  expect(await count("employees where year(hire_date) - birth_year not between 18 and 64")).toBe(0);
  expect(await count("employees where termination_date is null and 2026 - birth_year > 69")).toBe(0);
});

test("managers and assessors are employed on the day, and none is their own", async () => {
  expect(await count("job_history where manager_id = employee_id")).toBe(0);
  expect(await count("job_history as j where manager_id is not null and not exists (from employment as e where e.employee_id = j.manager_id and j.effective_date between e.since and e.last_day)")).toBe(0);
  expect(await count("job_history where manager_id is not null")).toBeGreaterThan(12_000);
  expect(await count("badge_submissions where assessor_id = employee_id or second_assessor_id = employee_id or assessor_id = second_assessor_id")).toBe(0);
  expect(await count("badge_submissions as b where assessor_id is not null and decided_date is not null and not exists (from employment as e where e.employee_id = b.assessor_id and b.decided_date between e.since and e.last_day)")).toBe(0);
});

test("what people do, they do while employed", async () => {
  const outside = (table: string, day: string) => count(`${table} as t where ${day} is not null and not exists (from employment as e where e.employee_id = t.employee_id and t.${day} between e.since and e.last_day)`);
  for (const [table, days] of Object.entries({badge_submissions: ["enrolled_date", "submitted_date", "decided_date"], learning_enrollments: ["enrolled_date", "completed_date"], performance_reviews: ["review_date"], development_actions: ["created_date"]})) {
    for (const day of days) expect(await outside(table, day), `${table}.${day}`).toBe(0);
  }
  expect(await count("requisitions as r where source = 'internal' and hired_employee_id is not null and not exists (from employment as e where e.employee_id = r.hired_employee_id and r.filled_date - 1 between e.since and e.last_day)")).toBe(0);
  expect(await count("badge_submissions where submitted_date < enrolled_date or decided_date < submitted_date")).toBe(0);
});

test("the untidy parts of real history are there", async () => {
  for (const untidy of ["action = 'rehire'", "action = 'demotion'", "action = 'transfer'", "action = 'data_change'", "recorded_date > effective_date + 14"]) {
    expect(await count(`job_history where ${untidy}`), untidy).toBeGreaterThan(20);
  }
  expect(await count("job_history where role_id = 'fi-clerk' and effective_date = date '2024-01-01' and action is null")).toBeGreaterThan(50);
  expect(await count("teams where parent_team_id is not null and parent_team_id not in (select team_id from teams)")).toBe(0);
});

test("every table of the contract has rows, and its keys are distinctive", async () => {
  for (const {table} of chapters.flatMap(({exports}) => exports)) expect(await count(table), table).toBeGreaterThan(0);
  for (const id of ["employee_id", "requisition_id"]) expect(await count(`${id === "employee_id" ? "employees" : "requisitions"} where not regexp_full_match(${id}, '[A-Z]{2}[0-9]{7}')`)).toBe(0);
});
