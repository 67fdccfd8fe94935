-- Grain: counted metric (any shape but median, total and curve) × period × dimension member. Key: metric, grain, period_start, dimension, member.
-- Exact counts with the sums of their record keys. A headcount denominator is person_days ÷ days; denominator is null there.
-- Every period has its `all`, with zeros where nothing happened; members without any fact are absent. A cohort's own period, 12 months
-- earlier, is one of history too.
with supplied_metrics as (
    select metric, shape, numerator, denominator
    from core.metrics
    where shape in ('additive', 'cohort', 'at_start', 'last_day')
        and supplied
),

sums as (
    select metric, part, grain, period_start, dimension, member, units, units_key, people, people_key
    from core.metric_sums
    union all
    select metric, part, grain, period_start, dimension, member, people, people_key, people, people_key
    from core.stand_sums
),

cells as (
    select s.metric, s.grain, s.period_start, s.dimension, s.member
    from sums as s
    join supplied_metrics using (metric)
    union
    select m.metric, h.grain, h.period_start, h.dimension, h.member
    from core.headcounts as h
    join supplied_metrics as m on m.denominator = h.base
    union
    select m.metric, p.grain, p.period_start, 'all', 'all'
    from core.periods as p
    cross join supplied_metrics as m
)

select
    c.metric,
    c.grain,
    c.period_start,
    p.period_end,
    c.dimension,
    c.member,
    coalesce(case when m.numerator = 'people' then n.people else n.units end, 0) as numerator,
    coalesce(case when m.numerator = 'people' then n.people_key else n.units_key end, 0) as numerator_key,
    coalesce(n.people, 0) as numerator_people,
    case when m.denominator = 'units' then coalesce(d.units, 0) end as denominator,
    case when m.denominator = 'units' then coalesce(d.units_key, 0) end as denominator_key,
    case when m.denominator = 'units' then coalesce(d.people, 0) end as denominator_people,
    case when m.denominator <> 'units' then coalesce(h.person_days, 0) end as person_days,
    case when m.denominator <> 'units' then coalesce(h.key_days, 0) end as key_days,
    p.days
from cells as c
join supplied_metrics as m using (metric)
join core.periods as p using (grain, period_start)
cross join staging.settings as s
left join sums as n
    on n.part = 'numerator'
    and n.metric = c.metric
    and n.grain = c.grain
    and n.period_start = c.period_start
    and n.dimension = c.dimension
    and n.member = c.member
left join sums as d
    on d.part = 'denominator'
    and d.metric = c.metric
    and d.grain = c.grain
    and d.period_start = c.period_start
    and d.dimension = c.dimension
    and d.member = c.member
left join core.headcounts as h
    on h.base = m.denominator
    and h.grain = c.grain
    and h.period_start = c.period_start
    and h.dimension = c.dimension
    and h.member = c.member
where m.shape <> 'cohort'
    or p.previous_start >= s.history_from
