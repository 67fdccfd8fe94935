-- Grain: stage × badge ('all' too) × attribute × focal group, against the group of the highest rate. Key: all of them.
-- Pools, selections, rates with Wilson intervals, impact ratio and shortfall. A person's rows over badges are not independent, so
-- badge 'all' bears no interval. Chance is not weighed here.
with groups as (
    select
        w.audit_start,
        g.audit_end,
        g.stage,
        coalesce(b.badge_id, 'all') as badge_id,
        g.attribute,
        g.group_name,
        g.selected,
        g.pool,
        g.group_name <> 'Unknown'
            and g.pool >= s.minimum_cell
            and g.pool >= s.minimum_share * sum(g.pool) over (partition by g.stage, g.badge_key, g.attribute) as may_be_reference,
        g.group_name <> 'Unknown' and g.pool >= s.minimum_cell as evaluable
    from core.equity_groups as g
    join core.audit_windows as w
        on w.audit_end = g.audit_end
        and w.current
    left join staging.badges as b using (badge_key)
    cross join staging.settings as s
),

referenced as (
    select
        g.*,
        first_value(group_name) over by_rate as reference_group,
        first_value(selected) over by_rate as reference_selected,
        first_value(pool) over by_rate as reference_pool,
        first_value(may_be_reference) over by_rate as has_reference
    from groups as g
    window by_rate as (
        partition by stage, badge_id, attribute
        order by may_be_reference desc, selected::double / pool desc, pool desc, group_name
        rows between unbounded preceding and unbounded following
    )
),

compared as (
    select *, evaluable and has_reference and reference_selected > 0 as compares
    from referenced
)

select
    audit_start,
    audit_end,
    stage,
    badge_id,
    attribute,
    group_name as focal_group,
    case when has_reference then reference_group end as reference_group,
    'highest' as reference_rule,
    selected as focal_selected,
    pool as focal_pool,
    case when has_reference then reference_selected end as reference_selected,
    case when has_reference then reference_pool end as reference_pool,
    case when evaluable then selected::double / pool end as focal_rate,
    case when evaluable and badge_id <> 'all' then wilson_lower(selected, pool) end as focal_rate_lower,
    case when evaluable and badge_id <> 'all' then wilson_upper(selected, pool) end as focal_rate_upper,
    case when has_reference then reference_selected::double / reference_pool end as reference_rate,
    case when compares then 5 * selected * reference_pool < 4 * reference_selected * pool end as below_four_fifths,
    case when compares then (selected::double * reference_pool) / (reference_selected::double * pool) end as impact_ratio,
    case when compares then reference_selected::double * pool / reference_pool - selected end as shortfall
from compared
