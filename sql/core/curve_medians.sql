-- Grain: group of a curve that anyone was in, of those not crossed. Key: group_no, and all its names together. Kaplan–Meier median in months (openings: days) with the
-- Brookmeyer–Crowley interval on the log(-log) scale, as R's quantile(survfit(conf.type = "log-log")) gives: where a curve lies at
-- exactly one half until the next event, the middle of that stretch; unreached = null.
with groups as (
    select *
    from core.curve_groups
    where not crossed
),

steps as (
    select
        s.group_no,
        s.time,
        s.survival,
        log_log_lower(s.survival, s.greenwood) as lower,
        log_log_upper(s.survival, s.greenwood) as upper,
        lead(s.time) over (partition by s.group_no order by s.time) as next_time
    from core.curve_steps as s
    semi join groups using (group_no)
    where s.events > 0
),

ends as (
    select group_no, sum(events)::bigint as events, sum(entered)::bigint as subjects, max(time) as last_time
    from core.curve_counts
    semi join groups using (group_no)
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
join groups as g using (group_no)
left join crossings as c using (group_no)
