-- Grain: metric × period × dimension member. Key: metric, grain, period_start, dimension, member.
-- Exact figures with 95 % intervals and the change on the same period a year earlier (interval by MOVER).
with figures as (
    select
        c.metric,
        c.grain,
        c.period_start,
        c.period_end,
        c.dimension,
        c.member,
        c.numerator,
        coalesce(c.denominator::double, c.person_days::double / c.days) as denominator,
        c.person_days,
        rate(c.numerator, coalesce(c.denominator::double, c.person_days::double / c.days)) as value,
        rate_lower(m.interval, c.numerator, coalesce(c.denominator::double, c.person_days::double / c.days)) as lower,
        rate_upper(m.interval, c.numerator, coalesce(c.denominator::double, c.person_days::double / c.days)) as upper
    from core.metric_counts as c
    join core.metrics as m using (metric)
    union all
    select
        metric,
        grain,
        period_start,
        period_end,
        dimension,
        member,
        null,
        contributors,
        null,
        value,
        lower,
        upper
    from core.metric_medians
    union all
    select
        metric,
        grain,
        period_start,
        period_end,
        dimension,
        member,
        null,
        contributors,
        null,
        value,
        null,
        null
    from core.metric_totals
    union all
    select
        metric,
        grain,
        period_start,
        period_end,
        dimension,
        member,
        events,
        subjects,
        null,
        value,
        lower,
        upper
    from core.metric_curves
)

select
    f.*,
    e.value as previous,
    f.value - e.value as change,
    mover_lower(f.value, f.lower, f.upper, e.value, e.lower, e.upper) as change_lower,
    mover_upper(f.value, f.lower, f.upper, e.value, e.lower, e.upper) as change_upper
from figures as f
join core.metrics as m
    on m.metric = f.metric
    and m.alternative is null
join core.periods as p using (grain, period_start)
left join figures as e
    on e.metric = f.metric
    and e.grain = f.grain
    and e.period_start = p.previous_start
    and e.dimension = f.dimension
    and e.member = f.member
