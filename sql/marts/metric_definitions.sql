-- Grain: a metric of marts.metric_values. Key: metric. What it says, how it is computed, and which definitions compete with it.
select
    m.metric,
    m.title,
    m.unit,
    m.better,
    m.formula,
    m.alternatives,
    m.interval,
    'month;quarter;year;trailing_12m' as grains,
    m.sql_path,
    m.sql_sha256
from core.metrics as m
where m.supplied
    and m.alternative is null
