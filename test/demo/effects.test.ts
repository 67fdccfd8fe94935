import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {effects} from "../../src/demo/effects.ts";
import {chapters} from "../../src/demo/chapters.ts";
import {literal, openSession, type Session} from "../../src/warehouse/session.ts";
import {made} from "./made.ts";

/** The default organization's clean exports, read as they are: an effect is looked for in the facts, before any model of ours. */
let session: Session;
let remove: () => void;

beforeAll(async () => {
  const demo = await made({employees: 6000, plain: true});
  remove = demo.remove;
  session = await openSession();
  for (const {table} of chapters.flatMap(({exports}) => exports)) await session.run(`create table ${table} as from read_csv(${literal(join(demo.folder, `${table}.csv`))}, sample_size = -1)`);
  await session.run(`
    create table jobs as
    select j.*, lag(role_id) over life as role_before, lead(effective_date) over life as next_date
    from job_history as j semi join (select * from employees where worker_type = 'employee') as e using (employee_id)
    window life as (partition by employee_id order by effective_date, sequence)`);
  // Stays in a role: from its first row to the next row with another role, or the exit.
  await session.run(`
    create table stays as
    with starts as (
        select *, lead(effective_date) over life as until, lead(action) over life as ended_by, lead(reason) over life as reason_ended
        from jobs where role_id is distinct from role_before or action in ('hire', 'rehire', 'termination')
        window life as (partition by employee_id order by effective_date, sequence)
    )
    select s.employee_id, role_id, family, level, track, effective_date as start, greatest(effective_date, date '2021-07-01') as since, least(coalesce(until, date '2026-07-01'), date '2026-07-01') as until,
        coalesce(ended_by in ('promotion', 'lateral', 'demotion'), false) as moved, coalesce(ended_by = 'termination' and reason_ended = 'voluntary', false) as resigned
    from starts as s join roles using (role_id)
    where s.action is distinct from 'termination' and coalesce(until, date '2026-07-01') > date '2021-07-01'`);
  await session.run(`
    create table first_decisions as
    select b.employee_id, b.badge_id, b.decision = 'awarded' as awarded, b.assessor_id, b.decided_date, e.gender, e.ethnicity, s.family, s.level
    from badge_submissions as b join employees as e using (employee_id) asof join (select * from stays) as s on s.employee_id = b.employee_id and b.decided_date >= s.start
    where b.decision <> 'pending' and b.badge_id not in ('workflow-basics', 'data-protection')
    qualify row_number() over (partition by b.employee_id, b.badge_id order by b.decided_date) = 1`);
});
afterAll(() => {
  session.close();
  remove();
});

async function one(sql: string): Promise<Record<string, number>> {
  const [row] = await session.rows(sql);
  return Object.fromEntries(Object.entries(row!).map(([key, value]) => [key, Number(value)]));
}

/** Mantel–Haenszel's ratio of two risks or rates over strata, on the log scale, with its standard error (Greenland and Robins 1985). */
async function logRatio(strata: string, kind: "risks" | "rates" = "risks"): Promise<{estimate: number; error: number}> {
  const variance = kind === "risks" ? "(n * m * (a + b) - a * b * (n + m)) / pow(n + m, 2)" : "(a + b) * n * m / pow(n + m, 2)";
  const {r, s, v} = await one(`select sum(a * m / (n + m)) as r, sum(b * n / (n + m)) as s, sum(${variance}) as v from (${strata}) where n > 0 and m > 0`);
  return {estimate: Math.log(r! / s!), error: Math.sqrt(v! / (r! * s!))};
}

const expectNear = ({estimate, error}: {estimate: number; error: number}, truth: number) => expect(Math.abs(estimate - Math.log(truth)), `${Math.exp(estimate)} ± ${error}, planted ${truth}`).toBeLessThan(2.5 * error);

const byStrata = (group: string, {where = "true", strata = "family, level"} = {}) => `
  select count(*) filter (${group} and awarded) as a, count(*) filter (${group}) as n, count(*) filter (not (${group}) and awarded) as b, count(*) filter (not (${group})) as m
  from first_decisions where ${where} ${strata && `group by ${strata}`}`;

test("openings are filled faster from inside, by the planted medians", async () => {
  const {inside, outside} = await one(`select median(filled_date - opened_date) filter (source = 'internal') as inside, median(filled_date - opened_date) filter (source = 'external') as outside from requisitions where status = 'filled'`);
  expect(Math.abs(inside! - effects.internalFillDays.value)).toBeLessThanOrEqual(2);
  expect(Math.abs(outside! - effects.externalFillDays.value)).toBeLessThanOrEqual(2);
});

test("women are under-awarded in customer operations, by a few assessors, and nowhere else", async () => {
  const {family, group, value, shareOfDecisions, oneIn} = effects.underAward;
  const woman = `gender = '${group}'`, known = "gender is not null";
  expectNear(await logRatio(byStrata(woman, {where: `${known} and family = '${family}'`})), 1 - shareOfDecisions * (1 - value));
  expectNear(await logRatio(byStrata(woman, {where: `${known} and family <> '${family}'`})), 1);
  await session.run(`create or replace table busy as select assessor_id, row_number() over (order by count(*) desc) as place, count(*) over () as assessors from first_decisions where family = '${family}' group by assessor_id`);
  const harsh = `select assessor_id from busy where place <= assessors // ${oneIn}`;
  expectNear(await logRatio(byStrata(woman, {where: `${known} and family = '${family}' and assessor_id in (${harsh})`})), value);
  expectNear(await logRatio(byStrata(woman, {where: `${known} and family = '${family}' and assessor_id not in (${harsh})`})), 1);
});

test("the gap of group C reverses no stratum: crude it is there, within family and level it is not", async () => {
  const groupC = `ethnicity = '${effects.simpson.group}'`, where = "ethnicity is not null";
  const crude = await logRatio(byStrata(groupC, {where, strata: ""}));
  expect(crude.estimate).toBeLessThan(-2.5 * crude.error);
  expectNear(await logRatio(byStrata(groupC, {where})), effects.simpson.value);
});

test("one assessor in IT awards nearly everything", async () => {
  const {value, family} = effects.lenientAssessor;
  const {share, n, others} = await one(`
    with counts as (select assessor_id, count(*) as n, count(*) filter (awarded) as awarded from first_decisions where family = '${family}' group by all)
    select max(awarded / n) as share, arg_max(n, awarded / n) as n, (sum(awarded) - arg_max(awarded, awarded / n)) / (sum(n) - arg_max(n, awarded / n)) as others from counts where n >= 50`);
  expect(Math.abs(share! - value)).toBeLessThan(3 * Math.sqrt((value * (1 - value)) / n!));
  expect(others).toBeLessThan(0.9);
});

test("holding a badge of a next role speeds a move; naive ratios err on both sides", async () => {
  await session.run(`
    create table exposures as
    with held as (
        select b.employee_id, s.from_role_id as role_id, min(b.decided_date) + 1 as hold_date
        from badge_submissions as b join role_requirements as q using (badge_id) join career_steps as s on s.to_role_id = q.role_id
        where b.decision = 'awarded' group by all
    ),
    clocks as (
        -- nobody moves in the first nine months
        select *, greatest(since, start + case when family = 'Finance' and level = 'Associate' then 0 else 270 end) as ripe from stays left join held using (employee_id, role_id)
    )
    select family, level, false as holding, hold_date is not null and hold_date < until as ever, least(until, coalesce(hold_date, until)) - ripe as days, moved and coalesce(until < hold_date, true) as moved from clocks
    union all
    select family, level, true, true, until - greatest(ripe, hold_date), moved and until >= hold_date from clocks where hold_date <= until`);
  const rates = (group: string) => `
    select count(*) filter (${group} and moved) as a, coalesce(sum(days) filter (${group} and days > 0), 0) as n, count(*) filter (not ${group} and moved) as b, coalesce(sum(days) filter (not ${group} and days > 0), 0) as m
    from exposures group by family, level`;
  expectNear(await logRatio(rates("holding"), "rates"), effects.moveHazardRatio.value);
  // One must stay in the role to earn: those who ever held a badge in it seem slow. One must stay employed to do either: holders seem quick.
  const everHeld = await logRatio(rates("ever"), "rates");
  expect(Math.exp(everHeld.estimate)).toBeLessThan(1);
  const {holders, others} = await one(`
    with movers as (select employee_id, bool_or(moved) as moved, employee_id in (select employee_id from badge_submissions where decision = 'awarded') as awarded from stays group by employee_id)
    select avg(moved::integer) filter (awarded) as holders, avg(moved::integer) filter (not awarded) as others from movers`);
  expect(holders! / others!).toBeGreaterThan(1.5 * effects.moveHazardRatio.value);
});

test("first-contact resolution follows coverage with issue resolution after two months", async () => {
  const {badge, lagMonths, value} = effects.firstContactResolution;
  const {slope, error} = await one(`
    with panel as (
        select o.team_id, o.month, o.value, coalesce(count(distinct j.employee_id) filter (b.employee_id is not null) / nullif(count(distinct j.employee_id), 0), 0) as covered
        from team_outcomes as o
        left join jobs as j on j.team_id = o.team_id and j.effective_date <= o.month - interval ${lagMonths} month and coalesce(j.next_date, date '2026-07-01') > o.month - interval ${lagMonths} month
        left join badge_submissions as b on b.employee_id = j.employee_id and b.badge_id = '${badge}' and b.decision = 'awarded' and b.decided_date <= o.month - interval ${lagMonths} month
        where o.metric = 'first_contact_resolution' and o.month >= date '2021-10-01'
        group by all
    ),
    centred as (
        select team_id, covered - avg(covered) over t - avg(covered) over m + avg(covered) over () as x, value - avg(value) over t - avg(value) over m + avg(value) over () as y
        from panel window t as (partition by team_id), m as (partition by month)
    ),
    fitted as (select sum(x * y) / sum(x * x) as slope, sum(x * x) as xx from centred),
    scores as (select team_id, sum(x * (y - slope * x)) as score from centred, fitted group by team_id)
    select any_value(slope) as slope, sqrt(sum(score * score)) / any_value(xx) as error from scores, fitted`);
  expect(Math.abs(slope! - value)).toBeLessThan(2.5 * error!);
  expect(slope! / error!).toBeGreaterThan(5);
});

test("one badge inflates: more enrol, nearly all are awarded, scores fall", async () => {
  const {badge, value, awardRate} = effects.inflation;
  const {before, after} = await one(`
    with firsts as (select employee_id, min(enrolled_date) as enrolled from learning_enrollments where asset_id = 'course-${badge}' group by employee_id),
    lives as (select employee_id, min(since) as since, max(until) as until from stays group by employee_id),
    spans as (
        select greatest(since, lower) as a, least(coalesce(enrolled, until), until, upper) as b, enrolled >= lower and enrolled < upper as enrolled, late
        from lives left join firsts using (employee_id), (values (date '2021-10-08', date '2024-12-30', false), (date '2024-12-30', date '2026-07-01', true)) as w (lower, upper, late)
    )
    select count(*) filter (enrolled and not late) / sum(b - a) filter (b > a and not late) as before, count(*) filter (enrolled and late) / sum(b - a) filter (b > a and late) as after from spans`);
  expect(after! / before!).toBeGreaterThan(value * 0.8);
  expect(after! / before!).toBeLessThan(value * 1.2);
  const late = await one(`select avg((decision = 'awarded')::integer) as rate, avg(rubric_score) as score from badge_submissions where badge_id = '${badge}' and decision <> 'pending' and submitted_date > date '2025-03-01'`);
  const early = await one(`select avg((decision = 'awarded')::integer) as rate, avg(rubric_score) as score from badge_submissions where badge_id = '${badge}' and decision <> 'pending' and submitted_date < date '2024-12-01'`);
  expect(Math.abs(late.rate! - awardRate)).toBeLessThan(0.02);
  expect(early.rate!).toBeLessThan(0.9);
  expect(late.score!).toBeLessThan(early.score! - 0.3);
});

test("the pathway to close-cycle lead is congested, and controller has no successor", async () => {
  const ready = (role: string) => one(`
    with now as (select employee_id, role_id from stays where until = date '2026-07-01'),
    awarded as (select distinct employee_id, badge_id from badge_submissions where decision = 'awarded'),
    candidates as (
        select n.employee_id, count(*) as needed, count(a.badge_id) as held
        from now as n join career_steps as s on s.from_role_id = n.role_id join role_requirements as q on q.role_id = s.to_role_id left join awarded as a using (employee_id, badge_id)
        where s.to_role_id = '${role}' group by n.employee_id
    )
    select count(*) filter (held = needed) as ready, count(*) filter (held > 0) as begun, count(*) as candidates, (select count(*) from requisitions where role_id = '${role}' and (filled_date >= date '2025-07-01' or status = 'open')) as openings from candidates`);
  const congested = await ready(effects.congestion.role);
  expect(congested.ready! / congested.openings!).toBeGreaterThan(effects.congestion.value);
  const controller = await ready(effects.noSuccessor.role);
  expect(controller.candidates).toBeGreaterThan(10);
  // nobody even works towards it (a controller who stepped down may still hold a badge of it), so that nobody will be ready within a year either
  expect(controller.ready).toBe(effects.noSuccessor.value);
  expect(controller.begun).toBeLessThan(3);
});

test("people of the specialist track resign less", async () => {
  const ratio = await logRatio(`
    select count(*) filter (track = 'specialist' and resigned) as a, sum(until - since) filter (track = 'specialist') as n, count(*) filter (track <> 'specialist' and resigned) as b, sum(until - since) filter (track <> 'specialist') as m
    from stays group by family having bool_or(track = 'specialist')`, "rates");
  expectNear(ratio, effects.specialistRetention.value);
  expect(ratio.estimate + 2 * ratio.error).toBeLessThan(0);
});
