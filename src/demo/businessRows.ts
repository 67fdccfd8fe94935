import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

/** Openings that agree with the moves and hires, and are filled faster from inside than from outside. */
export async function layOpenings(session: Session): Promise<void> {
  await session.run(`
    create table opening as
    with filled as (
        select
            s.id || s.k as key, s.employee_id, s.role_id, s.family, s.team_k, s.start_date as filled_date, s.began <> 'hire' and s.began <> 'rehire' as internal
        from stay as s, frame
        where s.start_date >= frame.opening and s.role_id is not null
            -- More openings are posted inside each year, in IT above all.
            and case when s.began in ('hire', 'rehire') then u(s.id || s.k, 'posted') < 0.84
                     else u(s.id || s.k, 'posted') < 0.42 + (case s.family when 'IT' then 0.11 else 0.04 end) * (year(s.start_date) - year(frame.opening)) end
    ),
    dated as (
        select *, greatest(4, round(exp(ln(case when internal then ${effects.internalFillDays.value} else ${effects.externalFillDays.value} end) + 0.42 * gauss(key, 'days'))))::integer as days
        from filled
    )
    select key, role_id, family, team_k, filled_date - days as opened_date, filled_date, null::date as closed_date, 'filled' as status, employee_id as hired, case when internal then 'internal' else 'external' end as source
    from dated
    union all
    select 'O' || n, role_id, family, floor(u('O' || n, 'team') * teams)::integer, opened, null, case when u('O' || n, 'cancelled') < 0.5 and opened + 90 <= as_of then opened + 90 end,
        case when u('O' || n, 'cancelled') < 0.5 and opened + 90 <= as_of then 'cancelled' else 'open' end, null, null
    from (select unnest(range(1, (select employees from frame) // 40 + 1)) as n), frame,
    lateral (select as_of - (5 + u('O' || n, 'opened') * 420)::integer as opened),
    lateral (select role_id, family from role where share > 0 order by md5(n || role_id) limit 1) as r join team_count using (family)
    where not (role_id = 'co-lead')`);
}

/** Reviews, development actions, outcomes of teams, sentiment, the rollout. */
export async function layBusiness(session: Session): Promise<void> {
  await session.run(`
    create table review as
    select s.id, s.employee_id, make_date(y, 3, 15) as review_date, least(5, greatest(1, round((3.2 + 0.6 * p.talent + 0.35 * gauss(s.id || y, 'rating')) * 2) / 2)) as rating
    from stay as s join person as p using (id), frame, lateral (select unnest(range(year(opening) + 1, year(as_of) + 1)) as y)
    where make_date(y, 3, 15) > s.start_date + 60 and make_date(y, 3, 15) <= s.until_date`);
  await session.run(`
    create table manager as
    select t.team_id, t.family, t.k, m.employee_id as manager_id
    from team as t
    join lateral (
        select employee_id, family, row_number() over (partition by family order by level_rank desc, id) - 1 as place, count(*) over (partition by family) as many
        from person join role using (role_id, family) where level_rank >= 2 and not contingent
    ) as m on m.family = t.family and m.place = t.k % m.many`);
  await session.run(`
    create table action as
    select code('DA', row_number() over (order by s.id, s.k, q)) as action_id, g.manager_id, s.employee_id,
        case when u(s.id || s.k || q, 'kind') < 0.45 then 'one_on_one' when u(s.id || s.k || q, 'kind') < 0.7 then 'career_conversation' when u(s.id || s.k || q, 'kind') < 0.85 then 'evidence_review' when u(s.id || s.k || q, 'kind') < 0.95 then 'stretch_assignment' else 'calibration_session' end as kind,
        created as created_date, created + 30 as due_date,
        case when u(s.id || s.k || q, 'done') < 0.78 then least(created + 5 + (u(s.id || s.k || q, 'when') * 40)::integer, as_of) end as completed_date
    from stay as s join manager as g on g.family = s.family and g.k = s.team_k, frame,
    lateral (select unnest(range(0, 6)) as q),
    lateral (select as_of - 40 - (q * 90)::integer - (u(s.id || s.k || q, 'created') * 45)::integer as created)
    where created > s.start_date and created < s.until_date and u(s.id || s.k || q, 'acts') < 0.7`);
  await session.run(`
    create table rollout as
    select team_id, family, k, make_date(2024, 3, 1) + interval (floor(u(team_id, 'wave') * 4) * 3) month as start_date
    from team
    where u(team_id, 'rolled') < 0.52`);
  await session.run(`
    create table measure as select * from (values
        ('first_contact_resolution', 'First-contact resolution', '%', 'higher', 'Customer operations', 71.0, 3.0), ('resolution_time', 'Resolution time', 'hours', 'lower', 'Customer operations', 22.0, 2.0),
        ('satisfaction', 'Customer satisfaction', 'score', 'higher', 'Customer operations', 4.1, 0.12), ('error_rate', 'Posting error rate', '%', 'lower', 'Finance', 2.4, 0.3),
        ('close_cycle_days', 'Close-cycle days', 'days', 'lower', 'Finance', 7.5, 0.6), ('incident_response', 'Incident response', 'minutes', 'lower', 'IT', 34.0, 4.0),
        ('uptime', 'Uptime', '%', 'higher', 'IT', 99.5, 0.1), ('cycle_time', 'Cycle time', 'minutes', 'lower', 'Plant operations', 46.0, 2.5)) as t (metric, label, unit, better, family, base, spread)`);
  await session.run(`
    create table outcome as
    select t.team_id, m.month, e.metric,
        round(e.base + e.spread * (0.8 * gauss(t.team_id || e.metric, 'team') + 0.4 * gauss(t.team_id || e.metric || m.month, 'month'))
            + case when e.metric = 'first_contact_resolution' and m.month >= r.start_date + interval 2 month then ${effects.firstContactResolution.value} else 0 end, 3) as value
    from team as t join measure as e using (family) left join rollout as r using (team_id), frame,
    lateral (select unnest(generate_series(frame.opening, date_trunc('month', frame.as_of), interval 1 month))::date as month) as m`);
  await session.run(`
    create table answer as
    select code('SR', row_number() over (order by t.team_id, y, a)) as response_id, t.team_id, make_date(y, 10, 1) as survey_date, 'I see a next step for me here' as question,
        least(5, greatest(1, round(3.4 + 0.5 * gauss(t.team_id, 'mood') + case when r.start_date < make_date(y, 10, 1) then 0.25 else 0 end + 0.9 * gauss(t.team_id || y || a, 'answer')))) as score
    from team as t left join rollout as r using (team_id), frame, lateral (select unnest(range(year(opening), year(as_of))) as y), lateral (select unnest(range(0, 7)) as a)`);
}
