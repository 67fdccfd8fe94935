-- Grain: a rule of the framework that an object breaks. Key: rule, object_id. Asked only where its table was supplied. since: the day from which the fault
-- holds, null where no date tells it.
with findings as (
    select rule, object_type, object_id, detail, since
    from core.lint_rejects
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_competencies
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_standards
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_criteria
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_roles
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_steps
    union all
    select rule, object_type, object_id, detail, since
    from core.lint_learning
)

select
    f.rule,
    f.object_type,
    f.object_id,
    r.severity,
    f.detail,
    f.since
from findings as f
join core.lint_rules as r using (rule)
where r.needs is null
    or exists (from raw.supplied as s where s.table_name = r.needs)
