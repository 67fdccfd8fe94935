-- Grain: audit window × stage × badge (null: all badges) × attribute × group. Key: all of them.
-- Rows of the pool and those selected; people counts distinct persons. Unknown is a group of counts only.
with rows_by_profile as (
    select
        e.audit_end,
        e.stage,
        e.badge_key,
        p.profile_id,
        count(*) as pool,
        count(*) filter (e.selected) as selected
    from core.equity_pools as e
    join core.persons as p using (person_id)
    group by e.audit_end, e.stage, p.profile_id, rollup (e.badge_key)
)

select
    r.audit_end,
    r.stage,
    r.badge_key,
    m.dimension as attribute,
    m.member as group_name,
    sum(r.pool)::bigint as pool,
    sum(r.selected)::bigint as selected
from rows_by_profile as r
join core.dimension_members as m
    on m.kind = 'profile'
    and m.id = r.profile_id
where not m.crossed
group by all
