-- Grain: a row of the catalog that was not accepted × rule. Key: rule, object_id. A missing behavior or version is a finding of its own.
with rejects as (
    select
        *,
        case
            when table_name = 'competencies' and column_name = 'behavior' and reason = 'missing_value' then 'competency_without_behavior'
            when table_name = 'badges' and column_name = 'version' and reason = 'missing_value' then 'standard_unversioned'
            else 'row_rejected'
        end as rule,
        file || coalesce(', line ' || line, '') as place,
        replace(reason, '_', ' ') || coalesce(' (' || column_name || ')', '') as cause
    from raw.rejects
    where table_name in ('competencies', 'badges', 'rubric_criteria', 'roles', 'role_requirements', 'career_steps', 'learning_assets')
)

select
    rule,
    'row of ' || table_name as object_type,
    place as object_id,
    'The row was not accepted: ' || string_agg(distinct cause, ', ' order by cause) as detail,
    null::date as since
from rejects
group by rule, table_name, place
