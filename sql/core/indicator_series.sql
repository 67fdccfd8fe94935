-- Grain: indicator × month of the whole, exact and as published (what is published must follow from published figures, and ends with the last
-- whole quarter). Key: published, metric, month. difference: against the same month a year earlier.
-- kind: leading (what people learn and managers review) or lagging (what comes of it).
with indicators as (
    select 'leading' as kind, unnest(['enrollment_rate', 'completion_rate', 'evidence_reviewed_on_time']) as metric
    union all
    select 'lagging', unnest(['internal_fill_rate', 'time_to_fill_days', 'retention_high_performers', 'promotion_rate'])
),

figures as (
    select false as published, metric, period_start, value, change
    from marts.metric_values
    where grain = 'month'
        and dimension = 'all'
    union all
    select true, v.metric, v.period_start, v.value, v.change
    from published.metric_values as v
    where v.grain = 'month'
        and v.dimension = 'all'
        and v.period_start < (select max(period_end) from core.periods where grain = 'quarter')
)

select
    f.published,
    i.kind,
    f.metric,
    f.period_start as month,
    f.change as difference,
    count(f.value) over (partition by f.published, f.metric) as months
from figures as f
join indicators as i using (metric)
