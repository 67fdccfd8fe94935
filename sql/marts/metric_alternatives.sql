-- Grain: metric × other definition × period × dimension member. Key: metric, alternative, grain, period_start, dimension, member.
-- What the metric would be by another definition in use; exact.
select
    m.alternative_of as metric,
    m.alternative,
    c.grain,
    c.period_start,
    c.dimension,
    c.member,
    c.numerator,
    coalesce(c.denominator::double, c.person_days::double / c.days) as denominator,
    rate(c.numerator, coalesce(c.denominator::double, c.person_days::double / c.days)) as value
from core.metric_counts as c
join core.metrics as m using (metric)
where m.alternative is not null
union all
select m.alternative_of, m.alternative, t.grain, t.period_start, t.dimension, t.member, null, t.contributors, t.value
from core.metric_totals as t
join core.metrics as m using (metric)
where m.alternative is not null
