-- Grain: publication × figure of its predecessor that changed × cause. Key: publication_id, metric, grain, period_start, dimension, member, cause_table, cause.
-- Those of earlier releases are carried along. A cause is a table that the metric rests on with rows that came, went or changed and
-- bear on the period; never a person. Several tables that changed are several rows: each could have moved the figure.
with publication as (
    select
        publication_id,
        definitions_sha256,
        lag(publication_id) over (order by publication_id) as previous_publication_id,
        lag(definitions_sha256) over (order by publication_id) as previous_definitions
    from raw.publications
    qualify row_number() over (order by publication_id desc) = 1
),

redefined as (
    select distinct o.metric
    from raw.last_release as o
    join core.metrics as m using (metric)
    where m.sql_sha256 <> o.sql_sha256
),

causes as (
    select
        f.metric,
        f.grain,
        f.period_start,
        f.dimension,
        f.member,
        c.table_name as cause_table,
        c.cause,
        sum(c.rows)::bigint as rows_affected
    from core.restated_figures as f
    join core.periods as p using (grain, period_start)
    join core.metric_inputs as i using (metric)
    join raw.changed_rows as c on c.table_name = i.table_name and coalesce(c.since < p.period_end, true)
    group by all
    union all
    select metric, grain, period_start, dimension, member, null, 'redefined', null
    from core.restated_figures
    join redefined using (metric)
)

select * from raw.past_restatements
union all
select
    p.publication_id,
    p.previous_publication_id,
    f.metric,
    f.grain,
    f.period_start,
    f.dimension,
    f.member,
    f.previous_numerator,
    f.previous_denominator,
    f.previous_value,
    f.numerator,
    f.denominator,
    f.value,
    -- What no row of the source explains is the settings' doing, or another definition's that the metric reads.
    case when c.cause is null and p.definitions_sha256 = p.previous_definitions then 'settings' else c.cause_table end as cause_table,
    coalesce(c.cause, case when p.definitions_sha256 = p.previous_definitions then 'corrected' else 'redefined' end) as cause,
    c.rows_affected
from core.restated_figures as f
cross join publication as p
left join causes as c using (metric, grain, period_start, dimension, member)
