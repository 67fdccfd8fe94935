import {afterAll, beforeAll, expect, test} from "vitest";
import {effects} from "../../src/demo/effects.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {hazardRatio, layRoleStays} from "./hazardRatio.ts";
import {demoSalt, loaded, made} from "./made.ts";

let session: Session;

beforeAll(async () => {
  const demo = await made({employees: 6000, plain: true});
  session = (await loaded(demo.folder, ["core.moves", "core.badge_holdings", "core.employment_spells", "core.job_states", "core.awards", "core.enrolments", "core.role_spells", "core.pathways", "core.standards_in_force", "core.satisfying_badges", "core.performance_gates", "core.open_positions", "core.inflation_watches", "core.congestion_watches", "core.evenness_watches"])).session;
  demo.remove();
  await layRoleStays(session);
}, 180_000);
afterAll(() => session.close());

test("holders of a badge that a next role requires move sooner, counted from the day after the award", async () => {
  const found = await hazardRatio([session], `
    select stratum, false as held, entry, least(until, coalesce(held_from - start_date, until)) as until, moved and until <= coalesce(held_from - start_date, until) as event
    from role_stay where steps and entry < least(until, coalesce(held_from - start_date, until))
    union all
    select stratum, true, greatest(entry, held_from - start_date), until, moved from role_stay where steps and held_from is not null and greatest(entry, held_from - start_date) < until`);
  expect(Math.abs(found.estimate - Math.log(effects.moveHazardRatio.value))).toBeLessThan(2.5 * found.error);
  expect(found.estimate - 2 * found.error).toBeGreaterThan(0);
});

test("counted from the role's begin, those who ever hold one seem to move later: one must stay to earn it", async () => {
  const naive = await hazardRatio([session], "select stratum, held_from is not null as held, entry, until, moved as event from role_stay where steps and entry < until");
  expect(naive.estimate + 3 * naive.error).toBeLessThan(0);
});

test("the specialist track retains better", async () => {
  const found = await hazardRatio([session], `select stratum, track = 'specialist' as held, entry, until, "left" as event from role_stay where entry < until`);
  expect(Math.abs(found.estimate - Math.log(effects.specialistRetention.value))).toBeLessThan(2.5 * found.error);
  expect(found.estimate + 2 * found.error).toBeLessThan(0);
});

/** Readiness with plain medians of those who earned a badge in place of the curves', which cost more than the rest of this file. */
const bench = ["core.current_jobs", "core.current_requirements", "core.earning_months", "core.open_enrolments", "core.requirement_bits", "core.readiness_gaps", "core.gap_sets", "core.readiness", "core.open_requisitions", "core.critical_roles", "core.critical_slates", "core.critical_coverage", "marts.readiness", "marts.succession", "marts.pathway_congestion"];
const plainMedians = `
    create or replace table core.curve_medians as
    with waits as (
        select b.badge_id, b.level, date_diff('day', e.enrolled_date, a.award_date) / 30.44 as months
        from core.awards as a
        join core.enrolments as e on e.person_id = a.person_id and e.badge_key = a.badge_key and e.enrolled_date <= a.award_date
        join staging.badges as b on b.badge_key = a.badge_key
    )
    select 'badge_earned' as curve, 'history' as grain, case when badge_id is null then 'badge_level' else 'badge_id' end as dimension, coalesce(badge_id, level) as member, count(*) as events, median(months) as median
    from waits group by grouping sets ((badge_id), (level))`;

test("the planted bench: one critical role has no successor, one pathway is the most crowded", async () => {
  await session.run(plainMedians);
  await buildModels(session, {salt: demoSalt, select: bench});
  const bare = await session.rows("select role_id, ready_now + ready_within_6_months + ready_6_12_months as soon from marts.succession where critical and status = 'no_successor'");
  expect(bare).toEqual([{role_id: effects.noSuccessor.role, soon: effects.noSuccessor.value}]);
  const [first] = await session.rows("select role_id, ready_per_opening from marts.pathway_congestion where ready_now > 0 order by ready_per_opening desc nulls first limit 1");
  expect(first!.role_id).toBe(effects.congestion.role);
  expect(first!.ready_per_opening).toBeGreaterThan(effects.congestion.value);
});

test("the customer operations ladder: an associate with all but coaching, mentoring on record, the assignment; then the badge, and a candidate for team lead", async () => {
  const lead = (id: string) => session.rows("select missing_badges, tier, suggested_assignment from marts.readiness where employee_id = ? and role_id = 'co-lead'", [id]);
  const [someone] = await session.rows<{employee_id: string}>(`
    select min(employee_id) as employee_id from marts.readiness
    semi join (from raw.development_actions where kind in ('stretch_assignment', 'one_on_one')) using (employee_id)
    semi join (from core.current_jobs join staging.people using (person_id) join staging.roles using (role_key) where role_id = 'co-associate') using (employee_id)
    where role_id = 'co-lead' and missing_badges = ['coaching'] and months_in_role >= 24`);
  expect(await lead(someone!.employee_id)).toEqual([{missing_badges: ["coaching"], tier: expect.stringMatching(/months$/), suggested_assignment: "Co-lead team huddles for six weeks"}]);
  const candidates = async () => Number((await session.rows("select ready_now from marts.succession where role_id = 'co-lead'"))[0]!.ready_now);
  const before = await candidates();
  await session.run(`
    insert into core.awards by name
    select a.* replace (p.person_id as person_id, s.as_of as award_date, date '9999-12-31' as last_day)
    from core.awards as a join staging.badges as b using (badge_key) cross join staging.settings as s cross join (from staging.people where employee_id = '${someone!.employee_id}') as p
    where b.badge_id = 'coaching' order by a.person_id limit 1`);
  await buildModels(session, {salt: demoSalt, select: bench});
  expect(await lead(someone!.employee_id)).toEqual([{missing_badges: [], tier: "ready_now", suggested_assignment: null}]);
  expect(await candidates()).toBe(before + 1);
});

test("the inflating badge, the crowded pathway and uneven assessors stand out in the last two quarters, and nothing else of their kind", async () => {
  const found = await session.rows(`
    select watch, subject
    from (from core.inflation_watches union all from core.congestion_watches union all from core.evenness_watches)
    where quarter_end >= date '2026-04-01' and met
    group by watch, subject having count(*) = 2 or bool_or(at_once)
    order by watch`);
  expect(found).toEqual([{watch: "congestion", subject: effects.congestion.role}, {watch: "inflation", subject: effects.inflation.badge}, {watch: "uneven_standards", subject: "all"}]);
});
