-- Grain: measure × arm × calendar month, or × months since the start. Key: measure, arm, month_no, event_month (one of the two is null). A team is
-- rolled_out from its start month on, not_yet before it or without one; by event month only teams with a start, whose months before it are not_yet.
with measures as (
    select unnest(['participation', 'completion', 'manager_actions', 'mobility', 'sentiment']) as measure
),

whole_months as (
    select month_number(first_month) as first_month, month_number(after_as_of) as end_month
    from staging.settings
),

stands as (
    select
        m.team_key,
        m.month_no,
        m.people,
        m.month_no - r.start_month as event_month,
        case when m.month_no >= r.start_month then 'rolled_out' else 'not_yet' end as arm
    from core.team_months as m
    cross join whole_months as w
    left join core.rollout_starts as r using (team_key)
    where m.month_no < w.end_month
),

counted as (
    select
        k.measure,
        s.arm,
        s.month_no,
        s.event_month,
        s.team_key,
        s.people as team_people,
        f.numerator,
        f.denominator,
        f.people,
        f.squares
    from stands as s
    cross join measures as k
    left join core.rollout_facts as f using (measure, team_key, month_no)
    where k.measure in ('participation', 'mobility') or f.denominator > 0
)

select
    measure,
    arm,
    month_no,
    event_month,
    count(distinct team_key) as teams,
    sum(coalesce(people, team_people)) as people,
    coalesce(sum(numerator), 0) as numerator,
    sum(case when measure in ('participation', 'mobility') then team_people else denominator end) as denominator,
    sum(squares) as squares
from counted
where exists (from core.rollout_starts)
group by grouping sets ((measure, arm, month_no), (measure, arm, event_month))
having grouping(event_month) = 1 or event_month is not null
