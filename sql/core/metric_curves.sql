-- Grain: curve metric × period × dimension member. Key: metric, grain, period_start, dimension, member. Years for every dimension,
-- trailing windows for `all` alone.
with figures as (
    ${metric_curves}
)

select
    f.metric,
    f.grain,
    f.period_start,
    p.period_end,
    f.dimension,
    f.member,
    f.events,
    f.subjects,
    f.value,
    f.lower,
    f.upper
from figures as f
join core.metrics as m using (metric)
join core.periods as p using (grain, period_start)
where m.supplied
