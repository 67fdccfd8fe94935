-- table: marts.metric_values
-- severity: error
-- explanation: In every period the members of a dimension must add up to all, in numerator, denominator and person-days.
with cells as (
    select metric, grain, period_start, dimension, member, numerator, denominator, person_days
    from core.metric_counts
    union all
    select metric, grain, period_start, dimension, member, null, contributors, null
    from core.metric_totals
),

sums as (
    select
        metric,
        grain,
        period_start,
        dimension,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(person_days) as person_days
    from cells
    where dimension not in ('all')
    group by all
)

select s.metric || ' ' || s.grain || ' ' || s.period_start || ' ' || s.dimension as example
from sums as s
join cells as a
    on a.metric = s.metric
    and a.grain = s.grain
    and a.period_start = s.period_start
    and a.dimension = 'all'
where s.numerator <> a.numerator
    or s.denominator is distinct from a.denominator
    or s.person_days is distinct from a.person_days
