-- Grain: manager × quarter with a report on its last day or an action due, held or awaited. Key: manager_id, period_start. reports: employees of the
-- manager on the quarter's last day; conversations_covered: those of them with a completed conversation in the 90 days up to it, whoever
-- held it. awaiting_review: evidence reviews open at the quarter's end. Actions of managers who are not in employees are not here.
-- uses: manager_engagement
with quarters as (
    select period_start, period_end, period_end - 1 as last_day
    from core.periods
    where grain = 'quarter'
),

team_sizes as (
    select
        j.manager_person_id,
        q.period_start,
        count(*) as reports,
        count(c.person_id) as conversations_covered
    from core.job_states as j
    join quarters as q
        on q.last_day >= j.start_date
        and q.last_day < j.end_date
    left join core.conversation_stretches as c
        on c.person_id = j.person_id
        and q.last_day >= c.start_date
        and q.last_day < c.end_date
    where j.manager_person_id is not null
    group by j.manager_person_id, q.period_start
),

due as (
    select
        a.manager_person_id,
        q.period_start,
        count(*) filter (a.kind = 'evidence_review') as reviews_due,
        count(*) filter (a.kind = 'evidence_review' and a.completed_date <= a.due_date) as reviews_on_time,
        count(*) filter (a.kind = 'stretch_assignment') as assignments_due,
        count(*) filter (a.kind = 'stretch_assignment' and a.completed_date <= a.due_date) as assignments_completed
    from staging.development_actions as a
    join quarters as q
        on a.due_date >= q.period_start
        and a.due_date < q.period_end
    where a.kind in ('evidence_review', 'stretch_assignment')
        and a.manager_person_id is not null
    group by a.manager_person_id, q.period_start
),

sessions as (
    select a.manager_person_id, q.period_start, count(*) as calibration_sessions
    from staging.development_actions as a
    join quarters as q
        on a.completed_date >= q.period_start
        and a.completed_date < q.period_end
    where a.kind = 'calibration_session'
        and a.manager_person_id is not null
    group by a.manager_person_id, q.period_start
),

awaiting as (
    select a.manager_person_id, q.period_start, count(*) as awaiting_review
    from staging.development_actions as a
    join quarters as q
        on coalesce(a.created_date, a.due_date) < q.period_end
        and coalesce(a.completed_date >= q.period_end, true)
    where a.kind = 'evidence_review'
        and a.manager_person_id is not null
    group by a.manager_person_id, q.period_start
)

select
    p.employee_id as manager_id,
    q.period_start,
    q.period_end,
    coalesce(t.reports, 0) as reports,
    coalesce(t.conversations_covered, 0) as conversations_covered,
    coalesce(d.reviews_due, 0) as reviews_due,
    coalesce(d.reviews_on_time, 0) as reviews_on_time,
    coalesce(d.assignments_due, 0) as assignments_due,
    coalesce(d.assignments_completed, 0) as assignments_completed,
    coalesce(s.calibration_sessions, 0) as calibration_sessions,
    coalesce(a.awaiting_review, 0) as awaiting_review
from team_sizes as t
full join due as d using (manager_person_id, period_start)
full join sessions as s using (manager_person_id, period_start)
full join awaiting as a using (manager_person_id, period_start)
join quarters as q using (period_start)
join staging.people as p on p.person_id = manager_person_id
