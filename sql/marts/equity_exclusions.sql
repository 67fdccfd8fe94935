-- Grain: stage × badge ('all' too) × attribute ('all': whatever the attribute) × reason. Key: all of them. Who is in no comparison, and why, in
-- the current audit window: people, and rows of person × badge.
with excluded as (
    select audit_end, stage, badge_key, 'all' as attribute, reason, people, rows
    from core.equity_exclusions
    union all
    select
        audit_end,
        stage,
        badge_key,
        attribute,
        case when group_name = 'Unknown' then 'unknown group' else 'group under the minimum cell' end,
        sum(people)::bigint,
        sum(pool)::bigint
    from core.equity_groups
    where not evaluable
    group by all
)

select
    e.stage,
    coalesce(b.badge_id, 'all') as badge_id,
    e.attribute,
    e.reason,
    e.people,
    e.rows
from excluded as e
join core.audit_windows as w
    on w.audit_end = e.audit_end
    and w.current
left join staging.badges as b using (badge_key)
