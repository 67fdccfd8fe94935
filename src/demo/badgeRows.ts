import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

/**
 * Enrolments, submissions with their assessors, decisions and reviews. Attempts of the pathway are decided on the day that the role
 * spells were drawn with; other badges (universal ones above all) follow the same people.
 */
export async function layBadgeRows(session: Session): Promise<void> {
  await session.run(`
    create table assessor as
    select family, employee_id, row_number() over (partition by family order by employee_id) - 1 as k
    from (
        select p.family, p.employee_id, row_number() over (partition by p.family order by u(p.id, 'assessor')) as place
        from person as p join role as r using (role_id)
        where r.level_rank >= 2 and p.stock and not p.contingent
    )
    where place <= greatest(2, (select employees from frame) / 400)`);
  await session.run("create table assessor_count as select family, count(*) as assessors from assessor group by family");
  // Universal badges: everyone may enrol, and more do each year in one of them (effects.inflation).
  await session.run(`
    create table universal_attempt as
    select s.id, s.employee_id, s.k, b.badge_id, s.role_id, enrolled as enrolled_date, enrolled + (25 + waiting(s.id || b.badge_id, 'learn') * 45)::integer as decided_date
    from stay as s, frame, (values ('workflow-basics'), ('data-protection')) as b (badge_id),
    lateral (select case b.badge_id
        when 'workflow-basics' then frame.opening + (1826 * ln(1 + u(s.id || b.badge_id, 'when') * (pow(${effects.inflation.value}, 5) - 1)) / ln(pow(${effects.inflation.value}, 5)))::integer
        else frame.opening + floor(u(s.id || b.badge_id, 'when') * 1826)::integer end as enrolled)
    where u(s.id || b.badge_id, 'joins') < 0.55
        and enrolled > s.start_date and enrolled < s.until_date`);
  await session.run(`
    create table try_row as
    select *, row_number() over (order by id, badge_id, k, role_id) as n
    from (from attempt union all by name from universal_attempt)
    qualify row_number() over (partition by id, badge_id order by enrolled_date, k) = 1`);
  await session.run(`
    create table decision as
    with assigned as materialized (
        select
            t.n, t.id, t.employee_id, t.badge_id, t.enrolled_date, t.decided_date,
            p.gender, p.ethnicity, p.talent, s.exit_date, c.family, r.level_rank,
            b.logic, b.validators, b.valid_months,
            floor(u(t.id || t.badge_id, 'assessor') * c.assessors)::bigint as assessor_k,
            (floor(u(t.id || t.badge_id, 'assessor') * c.assessors)::bigint + 1) % c.assessors as second_k
        from try_row as t
        join person as p using (id)
        join badge as b using (badge_id)
        left join stay as s on s.id = t.id and s.k = t.k
        left join role as r on r.role_id = s.role_id
        join assessor_count as c on c.family = coalesce(r.family, p.family)
    ),
    judged as (
        select d.*, a.employee_id as assessor_id, a2.employee_id as second_id
        from assigned as d
        join assessor as a on a.family = d.family and a.k = d.assessor_k
        join assessor as a2 on a2.family = d.family and a2.k = d.second_k
    ),
    chances as (
        select
            *,
            -- The first assessor of customer operations is lenient, the next three harsh to women (effects.lenientAssessors, underAward).
            case
                when logic = 'learning' then 0.96
                when family = 'Customer operations' and assessor_k = 0 then ${effects.lenientAssessors.value}
                else least(0.97, greatest(0.1, (case level_rank when 1 then 0.6 when 2 then 0.82 else 0.88 end) + 0.05 * talent))
                    * case when family = 'Customer operations' and assessor_k between 1 and 3 and gender = 'woman' then ${effects.underAward.value} else 1 end
            end as chance
        from judged
    )
    select *, u(id || badge_id, 'passes') < chance as passes
    from chances
    where exit_date is null or decided_date <= exit_date`);
  await session.run(`
    create table submission as
    with dated as (
        select
            d.n, d.id, d.employee_id, d.badge_id, d.enrolled_date, greatest(d.enrolled_date + 1, d.decided_date - (6 + u(d.id || d.badge_id, 'wait') * 20)::integer) as submitted_date, d.decided_date,
            case when d.decided_date > frame.as_of then 'pending' when d.passes then 'awarded' else 'denied' end as decision,
            d.assessor_id, case when d.validators > 1 then d.second_id end as second_assessor_id,
            case when d.logic <> 'learning' then least(5, greatest(1, 3.3 + (case when d.passes then 0.7 else -0.9 end) + 0.3 * d.talent + 0.25 * gauss(d.id || d.badge_id, 'score')))
                 when d.badge_id = 'workflow-basics' then 4.4 - 0.22 * (year(d.decided_date) - year(frame.opening)) + 0.2 * gauss(d.id || d.badge_id, 'score') end as rubric_score,
            d.logic, d.valid_months, d.assessor_k
        from decision as d, frame
    )
    select *, 1 as round from dated
    union all
    -- a second try after a denial
    select n, id, employee_id, badge_id, enrolled_date, submitted_date + 90, decided_date + 95,
        case when decided_date + 95 > as_of then 'pending' when u(id || badge_id, 'again') < 0.72 then 'awarded' else 'denied' end,
        assessor_id, second_assessor_id, rubric_score + 0.5, logic, valid_months, assessor_k, 2
    from dated, frame
    where decision = 'denied' and u(id || badge_id, 'retry') < 0.5 and decided_date + 95 <= as_of
    union all
    -- some renew in time what expires
    select n, id, employee_id, badge_id, null, decided_date + valid_months * 30 - 25, decided_date + valid_months * 30 - 15, 'awarded',
        assessor_id, second_assessor_id, rubric_score, logic, valid_months, assessor_k, 3
    from dated, frame
    where decision = 'awarded' and valid_months is not null and decided_date + valid_months * 30 < as_of and u(id || badge_id, 'renews') < 0.6`);
  await session.run("create or replace table submission as select * replace ((row_number() over (order by round, n))::integer as n) from submission");
  // Whoever has left by then does not submit any more.
  await session.run("create table last_day as select id, max(until_date) as last_day from stay group by id");
  await session.run("delete from submission using last_day where submission.id = last_day.id and (submission.submitted_date > last_day or (submission.round > 1 and submission.decided_date > last_day))");
}
