-- Grain: stage × badge ('all' too) × attribute × group. Key: all of them. Each group's published counts beside those of the group it is compared with:
-- that of the audit's own verdict where it is published, else the published highest rate among groups that may be a reference.
with judged as (
    select f.*, coalesce(b.badge_id, 'all') as badge_id
    from core.equity_findings as f
    join core.audit_windows as w
        on w.audit_end = f.audit_end
        and w.published
    left join staging.badges as b using (badge_key)
    where f.reference_rule = 'highest'
),

candidates as (
    select
        c.stage,
        c.badge_id,
        c.attribute,
        c.group_name,
        c.selected,
        c.pool,
        c.state,
        -- Why a withheld group could not be compared would tell its size.
        case when c.state <> 'withheld' then a.verdict end as verdict,
        case when c.state <> 'withheld' then a.crude_verdict end as crude_verdict,
        case when c.state <> 'withheld' then a.reversed end as reversed,
        case when c.state <> 'withheld' then a.verdict_p end as verdict_p,
        case when c.state <> 'withheld' then a.bh_p end as bh_p,
        case when c.state <> 'withheld' then a.reason end as reason,
        c.state = 'shown' and c.group_name <> 'Unknown' as compares,
        c.state = 'shown' and c.group_name <> 'Unknown' and c.group_name is not distinct from a.reference_group as is_own,
        c.state = 'shown' and c.group_name <> 'Unknown' and c.pool >= s.minimum_share * sum(c.pool) over of_attribute as may_be_reference
    from published.equity_counts as c
    cross join staging.settings as s
    left join judged as a
        on a.stage = c.stage
        and a.badge_id = c.badge_id
        and a.attribute = c.attribute
        and a.focal_group = c.group_name
    where c.family = 'all'
    window of_attribute as (partition by c.stage, c.badge_id, c.attribute)
),

referenced as (
    select
        *,
        first_value(group_name) over by_rate as first_group,
        first_value(selected) over by_rate as first_selected,
        first_value(pool) over by_rate as first_pool,
        first_value(is_own or may_be_reference) over by_rate as has_reference
    from candidates
    window by_rate as (
        partition by stage, badge_id, attribute
        order by is_own desc, may_be_reference desc, rate(selected, pool) desc nulls last, pool desc, group_name
        rows between unbounded preceding and unbounded following
    )
)

select
    * exclude (is_own, may_be_reference, first_group, first_selected, first_pool, has_reference),
    badge_id <> 'all' or stage in ('promoted', 'assigned') as one_row_each,
    case when has_reference then first_group end as reference_group,
    case when compares and has_reference and first_selected > 0 and pool > 0 then first_selected end as reference_selected,
    case when compares and has_reference and first_selected > 0 and pool > 0 then first_pool end as reference_pool
from referenced
