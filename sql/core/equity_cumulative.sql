-- Grain: audit window × stage × badge × attribute × group. Key: all of them. The product of a group's ratios over the funnel (enrolled, submitted, awarded, moved) to
-- this stage, against one fixed reference: the configured group, else the largest of the funnel's first stage. Null from a stage on where either
-- side is not evaluable or the reference has nobody selected.
with funnel as (
    select g.*, t.position
    from core.equity_groups as g
    join core.equity_stages as t using (stage)
    where t.position <= 4
        and g.group_name <> 'Unknown'
),

fixed as (
    select
        f.audit_end,
        f.badge_key,
        f.attribute,
        coalesce(
            max(f.group_name) filter (f.group_name = s.reference_groups[f.attribute]),
            min_by(f.group_name, (f.position, -f.pool, f.group_name))
        ) as reference_group
    from funnel as f
    cross join staging.settings as s
    group by f.audit_end, f.badge_key, f.attribute
),

steps as (
    select
        f.audit_end,
        f.stage,
        f.position,
        f.badge_key,
        f.attribute,
        f.group_name,
        x.reference_group,
        case
            when f.evaluable and r.evaluable and r.selected > 0
                then (f.selected::double * r.pool) / (r.selected::double * f.pool)
        end as ratio
    from funnel as f
    join fixed as x
        on x.audit_end = f.audit_end
        and x.badge_key = f.badge_key
        and x.attribute = f.attribute
    left join funnel as r
        on r.audit_end = f.audit_end
        and r.stage = f.stage
        and r.badge_key = f.badge_key
        and r.attribute = f.attribute
        and r.group_name = x.reference_group
)

select
    audit_end,
    stage,
    badge_key,
    attribute,
    group_name as focal_group,
    reference_group as cumulative_reference,
    case
        when count(ratio) over to_stage = position
            then list_product(list(ratio) over to_stage)
    end as cumulative_ratio
from steps
window to_stage as (partition by audit_end, badge_key, attribute, group_name order by position rows between unbounded preceding and current row)
