-- Grain: stage × badge ('all' too) × attribute × group. Key: all of them. The audit window ends with the last whole quarter.
-- Counts are rounded and everything else is computed from them; the reference is the published highest rate among groups that may be one.
with pools as (
    select
        w.audit_start,
        w.audit_end,
        e.stage,
        coalesce(b.badge_id, 'all') as badge_id,
        p.profile_id,
        count(*) as pool,
        sum(p.record_key::hugeint) as pool_key,
        count(*) filter (e.selected) as selected,
        coalesce(sum(p.record_key::hugeint) filter (e.selected), 0) as selected_key,
        count(distinct e.person_id) as people
    from core.equity_pools as e
    join core.audit_windows as w
        on w.audit_end = e.audit_end
        and w.published
        and e.stage in ('awarded', 'overall')
    join staging.badges as b using (badge_key)
    join core.person_profiles as p
        on p.person_id = e.person_id
        and w.audit_start >= p.start_date
        and w.audit_start < p.end_date
    group by grouping sets ((w.audit_start, w.audit_end, e.stage, p.profile_id, b.badge_id), (w.audit_start, w.audit_end, e.stage, p.profile_id))
),

groups as (
    select
        p.audit_start,
        p.audit_end,
        p.stage,
        p.badge_id,
        m.dimension as attribute,
        m.member as group_name,
        sum(p.people) as people,
        sum(p.pool) as exact_pool,
        rounded(sum(p.pool), sum(p.pool_key)) as pool,
        rounded(sum(p.selected), sum(p.selected_key)) as selected
    from pools as p
    join core.dimension_members as m
        on m.kind = 'profile'
        and m.id = p.profile_id
    where not m.crossed
    group by all
),

states as (
    select
        g.* replace (least(g.selected, g.pool) as selected),
        cell_state(
            g.people,
            sum(g.people) over of_attribute - g.people,
            sum(g.exact_pool) over of_attribute - g.exact_pool,
            t.minimum_cell,
            t.rate_cell
        ) as state,
        sum(g.pool) over of_attribute as attribute_pool
    from groups as g
    cross join published.thresholds as t
    window of_attribute as (partition by stage, badge_id, attribute)
),

candidates as (
    select
        g.*,
        g.state = 'shown' and g.group_name <> 'Unknown' and g.pool >= s.minimum_share * g.attribute_pool as may_be_reference
    from states as g
    cross join staging.settings as s
),

referenced as (
    select
        *,
        first_value(group_name) over by_rate as reference_group,
        first_value(selected) over by_rate as reference_selected,
        first_value(pool) over by_rate as reference_pool,
        first_value(may_be_reference) over by_rate as has_reference
    from candidates
    window by_rate as (
        partition by stage, badge_id, attribute
        order by may_be_reference desc, rate(selected, pool) desc nulls last, pool desc, group_name
        rows between unbounded preceding and unbounded following
    )
)

select
    audit_start,
    audit_end,
    stage,
    badge_id,
    attribute,
    group_name,
    case when state in ('shown', 'no_rate') then selected end as selected,
    case when state in ('shown', 'no_rate') then pool end as pool,
    case when state = 'shown' and group_name <> 'Unknown' then rate(selected, pool) end as value,
    case when state = 'shown' and group_name <> 'Unknown' and badge_id <> 'all' then wilson_lower(selected, pool) end as lower,
    case when state = 'shown' and group_name <> 'Unknown' and badge_id <> 'all' then wilson_upper(selected, pool) end as upper,
    case when has_reference then reference_group end as reference_group,
    case when state = 'shown' and group_name <> 'Unknown' and has_reference and reference_selected > 0
        then (selected::double * reference_pool) / (reference_selected::double * pool) end as impact_ratio,
    case when state = 'shown' and group_name <> 'Unknown' and has_reference and reference_selected > 0
        then 5 * selected::bigint * reference_pool < 4 * reference_selected::bigint * pool end as below_four_fifths,
    case when state = 'shown' and group_name <> 'Unknown' and has_reference and reference_selected > 0
        then reference_selected::double * pool / reference_pool - selected end as shortfall,
    state
from referenced
