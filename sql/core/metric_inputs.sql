-- Grain: metric × input table that its figures rest on. Key: metric, table_name.
-- Headcount, the dimensions and so everybody's job and attributes bear on every metric.
with recursive reached as (
    select metric, 'metrics.' || metric as model
    from core.metrics
    union
    select metric, 'core.headcounts'
    from core.metrics
    union
    select r.metric, l.depends_on
    from reached as r
    join marts.lineage as l on l.model = r.model
)

select
    r.metric,
    t.table_name
from reached as r
join raw.tables as t on r.model = 'raw.' || t.table_name
