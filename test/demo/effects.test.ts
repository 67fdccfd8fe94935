import {afterAll, beforeAll, expect, test} from "vitest";
import {effects} from "../../src/demo/effects.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {loaded, made} from "./made.ts";

/** Five small organizations; what each effect test counts is pooled over them. */
const sessions: Session[] = [];

beforeAll(async () => {
  for (let seed = 11; seed <= 15; seed++) {
    const demo = await made({employees: 1600, seed, plain: true});
    sessions.push((await loaded(demo.folder, ["core.fills", "core.decisions", "core.states", "staging.job_rows"])).session);
    demo.remove();
  }
});
afterAll(() => sessions.forEach((session) => session.close()));

async function pooled(sql: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const session of sessions) {
    const [row] = await session.rows(sql);
    for (const [key, value] of Object.entries(row!)) sums[key] = (sums[key] ?? 0) + Number(value);
  }
  return sums;
}

/** Two rates' ratio on the log scale with its standard error (Katz). */
const logRatio = (a: number, n: number, b: number, m: number) => ({estimate: Math.log(a / n / (b / m)), error: Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m)});

test("internal fills are faster than outside ones, by their planted medians", async () => {
  for (const [internal, truth] of [["true", effects.internalFillDays.value], ["false", effects.externalFillDays.value]] as const) {
    const {n, logs, squares} = await pooled(`select count(*) as n, sum(ln(days_to_fill)) as logs, sum(ln(days_to_fill) * ln(days_to_fill)) as squares from core.fills where internal = ${internal}`);
    const mean = logs! / n!, error = Math.sqrt((squares! / n! - mean * mean) / n!);
    expect(Math.abs(mean - Math.log(truth))).toBeLessThan(2 * error);
  }
});

const firstDecisions = `
  with first_decisions as (
    select d.*, e.gender, e.ethnicity, s.family, s.level, b.badge_id, p2.employee_id as assessor
    from core.decisions as d
    join staging.people as p using (person_id) join raw.employees as e on e.employee_id = p.employee_id join core.states as s using (state_id) join staging.badges as b using (badge_key)
    left join staging.people as p2 on p2.person_id = d.assessor_person_id
    where b.badge_id not in ('workflow-basics', 'data-protection')
    qualify row_number() over (partition by d.person_id, d.badge_key order by d.decided_date) = 1
  ),
  first_jobs as (select person_id, min_by(role_id, effective_date) as role_id from staging.job_rows join staging.roles using (role_key) where role_key > 0 group by person_id),
  -- the assessors of customer operations, numbered as the generator numbers them
  assessors as (
    select employee_id as assessor, row_number() over (order by employee_id) - 1 as k
    from (select distinct assessor as employee_id from first_decisions where assessor is not null) join staging.people using (employee_id) join first_jobs using (person_id) join staging.roles using (role_id)
    where family = 'Customer operations')`;

test("women are under-awarded by the harsh assessors of customer operations, and by no others", async () => {
  const counts = (where: string) => pooled(`${firstDecisions}
    select count(*) filter (gender = 'woman' and awarded) as a, count(*) filter (gender = 'woman') as n, count(*) filter (gender <> 'woman' and awarded) as b, count(*) filter (gender <> 'woman') as m
    from first_decisions join assessors using (assessor) where ${where}`);
  const harsh = await counts("k between 1 and 3"), other = await counts("k = 0");
  const found = logRatio(harsh.a!, harsh.n!, harsh.b!, harsh.m!);
  expect(Math.abs(found.estimate - Math.log(effects.underAward.value))).toBeLessThan(2 * found.error);
  expect(Math.exp(found.estimate + 2 * found.error)).toBeLessThan(0.8);
  expect(other.a! / other.n!).toBeGreaterThan(0.9);
});

test("group C is awarded less in the whole, and not within a level", async () => {
  const {a, n, b, m} = await pooled(`${firstDecisions} select count(*) filter (ethnicity = 'Group C' and awarded) as a, count(*) filter (ethnicity = 'Group C') as n,
    count(*) filter (ethnicity <> 'Group C' and awarded) as b, count(*) filter (ethnicity <> 'Group C') as m from first_decisions where family <> 'Customer operations'`);
  const crude = logRatio(a!, n!, b!, m!);
  expect(crude.estimate).toBeLessThan(-2 * crude.error);
  let [weighted, weight] = [0, 0];
  for (const level of ["Associate", "Specialist"]) {
    const s = await pooled(`${firstDecisions} select count(*) filter (ethnicity = 'Group C' and awarded) as a, count(*) filter (ethnicity = 'Group C') as n,
      count(*) filter (ethnicity <> 'Group C' and awarded) as b, count(*) filter (ethnicity <> 'Group C') as m from first_decisions where family <> 'Customer operations' and level = '${level}'`);
    const one = logRatio(s.a!, s.n!, s.b!, s.m!);
    weighted += one.estimate / one.error ** 2;
    weight += 1 / one.error ** 2;
  }
  expect(Math.abs(weighted / weight - Math.log(effects.simpson.value))).toBeLessThan(2 / Math.sqrt(weight));
});

test("one assessor awards nearly everything", async () => {
  const {a, n} = await pooled(`${firstDecisions} select count(*) filter (awarded) as a, count(*) as n from first_decisions join assessors using (assessor) where k = 0`);
  const truth = effects.lenientAssessors.value;
  expect(Math.abs(a! / n! - truth)).toBeLessThan(3 * Math.sqrt((truth * (1 - truth)) / n!));
});

test("one badge inflates: more enrol each year while its rubric scores fall", async () => {
  const {first, last} = await pooled(`select count(*) filter (enrolled_date < date '2022-07-01') as first, count(*) filter (enrolled_date >= date '2025-07-01') as last from raw.learning_enrollments where asset_id = 'course-workflow-basics' and enrolled_date >= date '2021-07-01'`);
  // the middles of the first and the last year lie four years apart
  const growth = Math.log(last! / first!) / 4, error = Math.sqrt(1 / first! + 1 / last!) / 4;
  expect(Math.abs(growth - Math.log(effects.inflation.value))).toBeLessThan(2 * error);
  const {early, late} = await pooled(`select avg(rubric_score) filter (decided_date < date '2023-01-01') as early, avg(rubric_score) filter (decided_date >= date '2025-07-01') as late from raw.badge_submissions where badge_id = 'workflow-basics'`);
  expect(late! / 5).toBeLessThan(early! / 5 - 0.3);
});
