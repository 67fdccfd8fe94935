-- Grain: a figure that others reported of a cell that is published. Key: metric, grain, period_start, dimension, member, source. Ours, the other
-- definition that comes nearest and the parts of the difference are computed from published figures; late rows are told in bands.
with figures as (
    select
        r.metric,
        r.grain,
        r.period_start,
        r.dimension,
        r.member,
        r.source,
        r.definition,
        r.reported,
        v.value,
        band(r.late_rows) as late_rows_band
    from marts.reported_differences as r
    join published.metric_values as v using (metric, grain, period_start, dimension, member)
    where v.value is not null
),

nearest as (
    select f.metric, f.grain, f.period_start, f.dimension, f.member, f.source, a.alternative, a.value
    from figures as f
    join published.metric_alternatives as a using (metric, grain, period_start, dimension, member)
    where abs(a.value - f.reported) < abs(f.value - f.reported)
    qualify row_number() over (
        partition by f.metric, f.grain, f.period_start, f.dimension, f.member, f.source
        order by abs(a.value - f.reported), a.alternative
    ) = 1
)

select
    f.metric,
    f.grain,
    f.period_start,
    f.dimension,
    f.member,
    f.source,
    f.definition,
    f.reported,
    f.value,
    f.reported - f.value as difference,
    n.alternative as nearest_alternative,
    n.value as nearest_value,
    coalesce(n.value - f.value, 0) as by_definition,
    f.reported - coalesce(n.value, f.value) as rest,
    f.late_rows_band
from figures as f
left join nearest as n using (metric, grain, period_start, dimension, member, source)
