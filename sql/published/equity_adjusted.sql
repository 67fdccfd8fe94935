-- Grain: stage × badge × attribute × group that is compared. Key: all of them. The ratio with family and level held apart, from the published counts of
-- the families and levels that show both sides (Mantel–Haenszel's), where there are two or more. Limits where a person is one row.
with sides as (
    select
        r.stage,
        r.badge_id,
        r.attribute,
        r.group_name,
        r.one_row_each,
        f.family,
        f.level,
        f.selected as focal_selected,
        f.pool as focal_pool,
        o.selected as reference_selected,
        o.pool as reference_pool
    from published.equity_references as r
    join published.equity_counts as f
        on f.stage = r.stage
        and f.badge_id = r.badge_id
        and f.attribute = r.attribute
        and f.group_name = r.group_name
    join published.equity_counts as o
        on o.stage = r.stage
        and o.badge_id = r.badge_id
        and o.attribute = r.attribute
        and o.group_name = r.reference_group
        and o.family = f.family
        and o.level = f.level
    where r.reference_pool is not null
        and r.group_name <> r.reference_group
        and f.family <> 'all'
        and f.state in ('shown', 'no_rate')
        and o.state in ('shown', 'no_rate')
        and f.pool > 0
        and o.pool > 0
),

compared as (
    select
        stage,
        badge_id,
        attribute,
        group_name,
        one_row_each,
        count(*) as strata,
        compare_strata(
            list(focal_selected::double order by family, level),
            list(focal_pool::double order by family, level),
            list(reference_selected::double order by family, level),
            list(reference_pool::double order by family, level)
        ) as found
    from sides
    group by stage, badge_id, attribute, group_name, one_row_each
    having count(*) >= 2
)

select
    stage,
    badge_id,
    attribute,
    group_name,
    strata::double as strata,
    found.risk_ratio as adjusted_ratio,
    case when one_row_each then found.risk_ratio_lower end as adjusted_lower,
    case when one_row_each then found.risk_ratio_upper end as adjusted_upper
from compared
where isfinite(found.risk_ratio)
