-- Grain: audit window × stage × badge (badge_key 0: all badges) × attribute × group. Key: all of them.
-- pool and selected count rows, people persons (the same for a single badge). evaluable: known, and of at least the minimum cell;
-- may_be_reference: besides, of at least the configured share of the pool.
with groups as (
    select
        audit_end,
        stage,
        badge_key,
        attribute,
        group_name,
        sum(pool)::bigint as pool,
        sum(selected)::bigint as selected,
        sum(pool)::bigint as people
    from core.equity_cells
    where badge_key > 0
    group by audit_end, stage, badge_key, attribute, group_name
    union all
    select
        audit_end,
        stage,
        0,
        attribute,
        group_name,
        sum(rows * people)::bigint,
        sum(selected * people)::bigint,
        sum(people)::bigint
    from core.equity_clusters
    group by audit_end, stage, attribute, group_name
)

select
    g.*,
    g.group_name <> 'Unknown' and g.people >= s.minimum_cell as evaluable,
    g.group_name <> 'Unknown' and g.people >= s.minimum_cell and g.pool >= s.minimum_share * sum(g.pool) over of_attribute as may_be_reference,
    sum(g.pool) filter (g.group_name <> 'Unknown') over of_attribute as known_pool,
    sum(g.selected) filter (g.group_name <> 'Unknown') over of_attribute as known_selected,
    sum(g.people) filter (g.group_name <> 'Unknown') over of_attribute as known_people
from groups as g
cross join staging.settings as s
window of_attribute as (partition by g.audit_end, g.stage, g.badge_key, g.attribute)
