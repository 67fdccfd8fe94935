-- Grain: another definition of a metric, also one whose sources are missing. Key: metric, alternative.
select
    alternative_of as metric,
    alternative,
    title,
    unit,
    formula,
    sql_path,
    sql
from core.metrics
where alternative is not null
