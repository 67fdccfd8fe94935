-- Grain: curve × window × family × level × dimension member. Key: all of them. Kaplan–Meier median in months with the
-- Brookmeyer–Crowley interval on the log(-log) scale, as R's quantile(survfit(conf.type = "log-log")) gives: where a curve lies at
-- exactly one half until the next event, the middle of that stretch; unreached = null.
with steps as (
    select
        curve,
        grain,
        period_start,
        family,
        level,
        dimension,
        member,
        time,
        events,
        survival,
        lower,
        upper,
        lead(time) over (partition by curve, grain, period_start, family, level, dimension, member order by time) as next_time
    from core.curve_steps
    where events > 0
),

ends as (
    select
        curve,
        grain,
        period_start,
        family,
        level,
        dimension,
        member,
        sum(events)::bigint as events,
        sum(entered)::bigint as subjects,
        max(time) as last_time
    from core.curve_counts
    group by all
),

crossings as (
    select
        curve,
        grain,
        period_start,
        family,
        level,
        dimension,
        member,
        min(time) filter (survival <= 0.5 + 1e-12) as median,
        min_by(coalesce(next_time, last_time), time) filter (abs(survival - 0.5) <= 1e-12) as median_until,
        min(time) filter (lower <= 0.5) as lower,
        min(time) filter (upper <= 0.5) as upper
    from steps
    join ends using (curve, grain, period_start, family, level, dimension, member)
    group by all
)

select
    e.curve,
    e.grain,
    e.period_start,
    e.family,
    e.level,
    e.dimension,
    e.member,
    e.events,
    e.subjects,
    months_of_ticks((c.median + coalesce(c.median_until, c.median)) / 2.0) as median,
    months_of_ticks(c.lower) as lower,
    months_of_ticks(c.upper) as upper
from ends as e
left join crossings as c using (curve, grain, period_start, family, level, dimension, member)
