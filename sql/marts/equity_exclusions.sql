-- Grain: stage × badge ('all' too) × attribute ('all': whatever the attribute) × reason. Key: all of them. Who is in no comparison, and why, in
-- the current audit window: people, and rows of person × badge.
with left_out as (
    select 'overall' as stage, h.badge_key, 'holds the badge already' as reason, j.person_id
    from core.audit_windows as w
    join core.job_states as j
        on w.audit_start >= j.start_date
        and w.audit_start < j.end_date
    join core.reachable_badges as r using (role_key)
    join core.badge_holdings as h
        on h.person_id = j.person_id
        and h.badge_key = r.badge_key
        and w.audit_start >= h.start_date
        and w.audit_start < h.end_date
    where w.current
    union all
    select 'awarded', d.badge_key, 'awarded before', d.person_id
    from core.equity_decided as d
    join core.audit_windows as w using (audit_end)
    where w.current
        and d.awarded_before
    union all
    select s.stage, null, case when not p.served then 'minimum months in role not served' else 'nobody knows when the role was entered' end, p.person_id
    from core.equity_promotable as p
    join core.audit_windows as w using (audit_end)
    cross join (values ('promoted'), ('assigned')) as s (stage)
    where w.current
        and p.served is distinct from true
),

staged as (
    select stage, badge_key, reason, person_id
    from left_out
    union all
    select 'enrolled', badge_key, reason, person_id
    from left_out
    where stage = 'overall'
),

by_reason as (
    select stage, badge_key, 'all' as attribute, reason, count(distinct person_id) as people, count(*) as rows
    from staged
    group by grouping sets ((stage, badge_key, reason), (stage, reason))
    having grouping(badge_key) = 1
        or badge_key > 0
),

by_group as (
    select
        stage,
        badge_key,
        attribute,
        case when group_name = 'Unknown' then 'unknown group' else 'group under the minimum cell' end as reason,
        sum(people)::bigint as people,
        sum(pool)::bigint as rows
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
from (
    from by_reason
    union all
    from by_group
) as e
left join staging.badges as b using (badge_key)
join core.equity_stages as g
    on g.stage = e.stage
    and g.missing is null
