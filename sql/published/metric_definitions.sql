-- Grain: a metric, also one whose sources were not supplied (its grains are then empty). Key: metric.
with published_grains as (
    select
        metric,
        string_agg(grain, ';' order by list_position(['month', 'quarter', 'year', 'trailing_12m'], grain)) as grains
    from (select distinct metric, grain from published.metric_values)
    group by metric
)

select
    m.metric,
    m.title,
    m.unit,
    m.better,
    m.formula,
    m.alternatives,
    m.interval,
    coalesce(g.grains, '') as grains,
    m.sql_path,
    m.sql
from core.metrics as m
left join published_grains as g using (metric)
where m.alternative is null
