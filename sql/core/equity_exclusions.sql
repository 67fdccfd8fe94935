-- Grain: audit window × stage × badge (badge_key 0: all) × reason. Key: all of them. Who is left out before a pool is made, and why: people, the sum of
-- their keys (people_key), and rows of person × badge.
with left_out as (
    select w.audit_end, 'overall' as stage, h.badge_key, 'holds the badge already' as reason, j.person_id
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
    union all
    select audit_end, 'awarded', badge_key, 'awarded before', person_id
    from core.equity_decided
    where awarded_before
    union all
    select p.audit_end, s.stage, 0, case when not p.served then 'minimum months in role not served' else 'nobody knows when the role was entered' end, p.person_id
    from core.equity_promotable as p
    cross join (values ('promoted'), ('assigned')) as s (stage)
    where p.served is distinct from true
),

staged as (
    from left_out
    union all
    select * replace ('enrolled' as stage)
    from left_out
    where stage = 'overall'
),

-- A person once a badge, and once over all.
persons as (
    select audit_end, stage, case when grouping(badge_key) = 1 then 0 else badge_key end as badge_key, reason, person_id, count(*) as rows
    from staged
    group by grouping sets ((audit_end, stage, badge_key, reason, person_id), (audit_end, stage, reason, person_id))
    having grouping(badge_key) = 1
        or badge_key > 0
)

select
    p.audit_end,
    p.stage,
    p.badge_key,
    p.reason,
    count(*) as people,
    sum(k.record_key)::hugeint as people_key,
    sum(p.rows)::bigint as rows
from persons as p
join core.equity_stages as g
    on g.stage = p.stage
    and g.missing is null
join core.persons as k using (person_id)
group by p.audit_end, p.stage, p.badge_key, p.reason
