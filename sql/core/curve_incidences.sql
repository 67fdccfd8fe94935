-- Grain: curve × window × dimension member × months (24). Key: all of them. Cumulative incidence read off the curve, with its log(-log)
-- interval and Aalen's variance; null where nobody is followed that long.
with marks as (
    select unnest([24]) as months
),

groups as (
    select
        c.curve,
        c.grain,
        c.period_start,
        c.family,
        c.level,
        c.dimension,
        c.member,
        sum(c.events)::bigint as events,
        sum(c.entered)::bigint as subjects,
        max(c.time) as last_time
    from core.curve_counts as c
    group by all
)

select
    g.curve,
    g.grain,
    g.period_start,
    g.family,
    g.level,
    g.dimension,
    g.member,
    m.months,
    g.events,
    g.subjects,
    case when g.last_time >= m.months * 377580 then coalesce(s.cumulative_incidence, 0) end as value,
    case when g.last_time >= m.months * 377580 then incidence_lower(s.cumulative_incidence, s.incidence_variance) end as lower,
    case when g.last_time >= m.months * 377580 then incidence_upper(s.cumulative_incidence, s.incidence_variance) end as upper
from groups as g
cross join marks as m
asof left join core.curve_steps as s
    on s.curve = g.curve
    and s.grain = g.grain
    and s.period_start = g.period_start
    and s.family = g.family
    and s.level = g.level
    and s.dimension = g.dimension
    and s.member = g.member
    and m.months * 377580 >= s.time
