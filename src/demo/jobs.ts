import type {Session} from "../warehouse/session.ts";
import {recoded} from "./organization.ts";

/**
 * job_history as the HR system keeps it, a row a change: spells, exits, changes of manager, the day on which the HR system was
 * replaced, data changes, one re-code of a role without an action, and rows entered late.
 */
export async function layJobRows(session: Session): Promise<void> {
  await session.run(`
    create table stay as
    select s.*, r.seat, case r.seat when 'team' then t.team_id when 'department' then t.department_id else t.family_node end as team_id, t.location,
        case r.seat when 'team' then t.team_id when 'department' then t.department_id end as led_as
    from spell as s join role as r using (role_id) join team as t on t.family = s.family and t.k = s.k`);
  await session.run(`
    create table job_event as
    with former as (select family, min(role_id) as role_id from role where share > 0 and level_rank = 1 group by family)
    -- those who rose before history opens: hired into the first role of the family
    select s.pid, p.hire_day as day, 1 as place, 'hire' as action, null as reason, coalesce(f.role_id, s.role_id) as role_id, s.n
    from stay as s join person as p using (pid) left join former as f on f.family = p.family
    where s.n = 1 and s.began = 'hire' and s.start > p.hire_day
    union all
    select s.pid, s.start, 1, case when s.n = 1 and s.start > p.hire_day and s.began = 'hire' then 'promotion' else s.began end, null, s.role_id, s.n
    from stay as s join person as p using (pid)
    union all
    -- the last day employed
    select pid, exit_day, 9, 'termination', exit_reason, null, n from stay where exit_day is not null
    union all
    -- the new HR system took everyone over on the day that history opens
    select pid, opening, 3, 'data_change', null, role_id, n from stay, frame where start < opening and until > opening
    union all
    select s.pid, l.since, 4, null, null, s.role_id, s.n
    from stay as s join lead as l on l.node = s.led_as, frame
    where l.since > s.start and l.since > opening and l.since < s.until
    union all
    select s.pid, changed, 5, 'data_change', null, s.role_id, s.n
    from stay as s, lateral (select greatest(s.start, opening) + ((s.until - greatest(s.start, opening)) * 0.3)::integer as changed from frame)
    where u(s.pid || '/' || s.n, 'data') < 0.04 and s.until - s.start > 60 and changed > s.start and changed < s.until
    union all
    select s.pid, recode_day, 6, null, null, s.role_id, s.n from stay as s, frame where s.role_id = '${recoded.after}' and s.start < recode_day and s.until > recode_day`);
  await session.run(`
    create table job_row as
    select
        e.pid, e.day, (row_number() over (partition by e.pid, e.day order by e.place) - 1)::integer as sequence, e.action, e.reason,
        case when e.role_id = '${recoded.after}' and e.day < recode_day then '${recoded.before}' else e.role_id end as role_id,
        case when e.action is distinct from 'termination' then s.team_id end as team_id,
        case when e.action is distinct from 'termination' then s.location end as location,
        case when e.action is distinct from 'termination' then p.employee_id end as manager_id,
        -- three in a hundred rows were entered weeks late
        least(as_of, e.day + case when u(e.pid || '/' || e.day, 'late') < 0.03 then 20 + floor(u(e.pid || '/' || e.day, 'lag') * 60) else floor(u(e.pid || '/' || e.day, 'lag') * 4) end)::integer as recorded
    from job_event as e
    join stay as s using (pid, n)
    left join lead as l on l.node = s.led_as and l.since <= e.day and e.day < l.until
    left join person as p on p.pid = l.pid, frame`);
  await session.run("drop table job_event");
}
