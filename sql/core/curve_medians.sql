-- Grain: group of a curve that anyone was in. Key: group_no, and all its names together. Kaplan–Meier median in months (openings: days) with the
-- Brookmeyer–Crowley interval on the log(-log) scale, as R's quantile(survfit(conf.type = "log-log")) gives: where a curve lies at
-- exactly one half until the next event, the middle of that stretch; unreached = null.
with steps as (
    select group_no, time, survival, lower, upper, lead(time) over (partition by group_no order by time) as next_time
    from core.curve_steps
    where events > 0
),

ends as (
    select group_no, sum(events)::bigint as events, sum(entered)::bigint as subjects, max(time) as last_time
    from core.curve_counts
    group by group_no
),

crossings as (
    select
        group_no,
        min(time) filter (survival <= 0.5 + 1e-12) as median,
        min_by(coalesce(next_time, last_time), time) filter (abs(survival - 0.5) <= 1e-12) as median_until,
        min(time) filter (lower <= 0.5) as lower,
        min(time) filter (upper <= 0.5) as upper
    from steps
    join ends using (group_no)
    group by group_no
)

select
    group_no,
    g.curve,
    g.grain,
    g.period_start,
    g.family,
    g.level,
    g.dimension,
    g.member,
    e.events,
    e.subjects,
    length_of_ticks((c.median + coalesce(c.median_until, c.median)) / 2.0::double, g.curve) as median,
    length_of_ticks(c.lower, g.curve) as lower,
    length_of_ticks(c.upper, g.curve) as upper
from ends as e
join core.curve_groups as g using (group_no)
left join crossings as c using (group_no)
