-- Grain: audit window × stage × badge (null: all badges) × attribute × group. Key: all of them.
-- Rows of the pool and those selected. Demographics are those on the window's first day, so that a person is in one group. Unknown is
-- a group of counts only.
with rows_by_profile as (
    select
        e.audit_end,
        e.stage,
        e.badge_key,
        p.profile_id,
        count(*) as pool,
        count(*) filter (e.selected) as selected
    from core.equity_pools as e
    join core.audit_windows as w using (audit_end)
    join core.person_profiles as p
        on p.person_id = e.person_id
        and w.audit_start >= p.start_date
        and w.audit_start < p.end_date
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
