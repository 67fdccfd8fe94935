-- Grain: group of a curve that anyone was in × months (24). Key: group_no, months. Cumulative incidence read off the curve, with its log(-log)
-- interval and Aalen's variance; null where nobody is followed that long.
with marks as (
    select unnest([24]) as months
),

ends as (
    select group_no, sum(events)::bigint as events, sum(entered)::bigint as subjects, max(time) as last_time
    from core.curve_counts
    group by group_no
)

select
    e.group_no,
    g.curve,
    g.grain,
    g.period_start,
    g.family,
    g.level,
    g.dimension,
    g.member,
    m.months,
    e.events,
    e.subjects,
    case when e.last_time >= m.months * 377580 then coalesce(s.cumulative_incidence, 0) end as value,
    case when e.last_time >= m.months * 377580 then incidence_lower(s.cumulative_incidence, s.incidence_variance) end as lower,
    case when e.last_time >= m.months * 377580 then incidence_upper(s.cumulative_incidence, s.incidence_variance) end as upper
from ends as e
join core.curve_groups as g using (group_no)
cross join marks as m
asof left join core.curve_steps as s
    on s.group_no = e.group_no
    and m.months * 377580 >= s.time
