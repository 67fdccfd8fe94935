-- Grain: audit window × stage × badge (badge_key 0: all) × attribute × focal group × reference rule × stratum. Key: all of them. Strata are family × level
-- on entry; for badge 'all' the role at a person's first row (role_key). Strata without anyone of the focal group are left out: they tell nothing.
with badge_strata as (
    select audit_end, stage, badge_key, attribute, group_name, family, level, 0 as role_key, sum(pool)::bigint as pool, sum(selected)::bigint as selected
    from core.equity_cells
    where badge_key > 0
    group by audit_end, stage, badge_key, attribute, group_name, family, level
    union all
    select h.audit_end, h.stage, 0, h.attribute, h.group_name, r.family, r.level, h.role_key, sum(h.rows * h.people)::bigint, sum(h.selected * h.people)::bigint
    from core.equity_clusters as h
    join core.roles as r using (role_key)
    group by h.audit_end, h.stage, h.attribute, h.group_name, r.family, r.level, h.role_key
),

known_strata as (
    select audit_end, stage, badge_key, attribute, family, level, role_key, sum(pool)::bigint as pool, sum(selected)::bigint as selected
    from badge_strata
    where group_name <> 'Unknown'
    group by audit_end, stage, badge_key, attribute, family, level, role_key
)

select
    p.audit_end,
    p.stage,
    p.badge_key,
    p.attribute,
    p.focal_group,
    p.reference_group,
    p.reference_rule,
    f.family,
    f.level,
    f.role_key,
    f.selected as focal_selected,
    f.pool as focal_pool,
    case when p.reference_rule = 'others' then k.selected - f.selected else coalesce(r.selected, 0) end as reference_selected,
    case when p.reference_rule = 'others' then k.pool - f.pool else coalesce(r.pool, 0) end as reference_pool
from core.equity_pairs as p
join badge_strata as f
    on f.audit_end = p.audit_end
    and f.stage = p.stage
    and f.badge_key = p.badge_key
    and f.attribute = p.attribute
    and f.group_name = p.focal_group
left join badge_strata as r
    on r.audit_end = p.audit_end
    and r.stage = p.stage
    and r.badge_key = p.badge_key
    and r.attribute = p.attribute
    and r.group_name = p.reference_group
    and r.family = f.family
    and r.level = f.level
    and r.role_key = f.role_key
left join known_strata as k
    on k.audit_end = p.audit_end
    and k.stage = p.stage
    and k.badge_key = p.badge_key
    and k.attribute = p.attribute
    and k.family = f.family
    and k.level = f.level
    and k.role_key = f.role_key
where p.not_compared is null
    and p.focal_group is distinct from p.reference_group
