import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

const employedOn = (day: string) => `s.start <= ${day} and ${day} < s.until`;

/** Reviews once a year, and what managers did for the development of their reports in the last two years. */
export async function layDevelopment(session: Session): Promise<void> {
  await session.run(`
    create table review as
    select s.pid, day, least(5, greatest(1, round((3.2 + 0.6 * p.talent + 0.35 * gauss(s.pid || '/' || year, 'rating')) * 2) / 2)) as rating
    from stay as s join person as p using (pid), frame,
    lateral (select unnest(range(year(on_day(opening)) + 1, year(on_day(as_of)) + 1)) as year),
    lateral (select day_of(make_date(year::integer, 3, 15)) as day)
    where not p.contingent and day <= as_of and ${employedOn("day")} and day > p.hire_day + 60`);
  await session.run(`
    create table action as
    with drawn as (
        select s.pid, s.led_as, q, s.pid || '/' || q as key, created, u(s.pid || '/' || q, 'kind') as kind, p.contingent
        from stay as s join person as p using (pid), frame,
        lateral (select unnest(range(6))::integer as q),
        lateral (select as_of - 20 - q * 110 - floor(u(s.pid || '/' || q, 'created') * 70)::integer as created)
        where ${employedOn("created")} and u(s.pid || '/' || q, 'acts') < 0.75
    )
    select row_number() over (order by key) as code_n, l.pid as manager, d.pid,
        case when kind < 0.45 then 'one_on_one' when kind < 0.68 then 'career_conversation' when kind < 0.85 then 'evidence_review' when kind < 0.96 then 'stretch_assignment' else 'calibration_session' end as kind,
        created, created + 30 as due,
        -- some departments keep up with what is due, others do not
        case when u(key, 'done') < 0.6 + 0.35 * u(l.place, 'engaged') and done <= as_of then done end as completed
    from drawn as d join lead as l on l.node = d.led_as and l.since <= created and created < l.until, frame,
    lateral (select created + 4 + floor(u(key, 'takes') * 36)::integer as done)
    where not d.contingent and l.pid <> d.pid`);
}

/** Outcomes of teams month by month; first-contact resolution follows the share of the team that held the badge two months before. */
export async function layOutcomes(session: Session): Promise<void> {
  const {firstContactResolution: fcr} = effects;
  await session.run(`
    create table measure as select * from (values
        ('first_contact_resolution', 'First-contact resolution', '%', 'higher', 'Customer operations', 66.0, 3.0), ('resolution_time', 'Resolution time', 'hours', 'lower', 'Customer operations', 22.0, 2.0),
        ('satisfaction', 'Customer satisfaction', 'score', 'higher', 'Customer operations', 4.1, 0.12), ('error_rate', 'Posting error rate', '%', 'lower', 'Finance', 2.4, 0.3),
        ('close_cycle_days', 'Close-cycle days', 'days', 'lower', 'Finance', 7.5, 0.6), ('incident_response', 'Incident response', 'minutes', 'lower', 'IT', 34.0, 4.0),
        ('uptime', 'Uptime', '%', 'higher', 'IT', 99.5, 0.1), ('cycle_time', 'Cycle time', 'minutes', 'lower', 'Plant operations', 46.0, 2.5)) as t (metric, label, unit, better, family, base, spread)`);
  await session.run(`
    create table month as
    select month, day_of(month) as day, day_of((month - interval ${fcr.lagMonths} month)::date) as day_before, month(month) as of_year
    from frame, lateral (select unnest(generate_series(on_day(opening), on_day(as_of), interval 1 month))::date as month)`);
  await session.run(`
    create table coverage as
    select s.family, s.k, m.month, count(*) as people, count(a.pid) as holders
    from stay as s join person as p using (pid) join month as m on s.start <= m.day_before and m.day_before < s.until
    left join award as a on a.pid = s.pid and a.badge_id = '${fcr.badge}' and a.awarded <= m.day_before
    where not p.contingent and s.family = 'Customer operations' and s.seat = 'team'
    group by s.family, s.k, m.month`);
  await session.run(`
    create table outcome as
    with usual as (
        select t.family, t.k, t.team_id, e.metric, e.spread, e.base + e.spread * 0.8 * gauss(t.team_id || e.metric, 'team') as base
        from team as t join measure as e using (family)
    )
    select e.team_id, m.month, e.metric,
        round(e.base + e.spread * (0.25 * gauss(e.team_id || e.metric || m.day, 'month') + 0.15 * cos(m.of_year / 6.0 * pi()))
            + case when e.metric = 'first_contact_resolution' then ${fcr.value} * coalesce(c.holders / c.people, 0) else 0 end, 3) as value
    from usual as e cross join month as m
    left join coverage as c on c.family = e.family and c.k = e.k and c.month = m.month`);
}

/** A question a year to seven of each team, answered a little better where the program runs. */
export async function laySentiment(session: Session): Promise<void> {
  await session.run(`
    create table answer as
    select row_number() over (order by t.team_id, day, a) as code_n, t.team_id, day,
        least(5, greatest(1, round(3.4 + 0.5 * gauss(t.team_id, 'mood') + case when t.rollout_day < day then 0.25 else 0 end + 0.9 * gauss(t.team_id || day || '/' || a, 'answer'))))::integer as score
    from team as t, frame, lateral (select unnest(range(year(on_day(opening)), year(on_day(as_of))))::integer as year), lateral (select day_of(make_date(year, 10, 1)) as day), lateral (select unnest(range(7)) as a)`);
}
