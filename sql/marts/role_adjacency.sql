-- Grain: a pair of roles of which the first asks for more than half of the badges that the second requires (or for a higher level of the same
-- competency). Key: from_role_id, to_role_id. shared_badges and missing_badges are lists of the second's; declared: a career step joins them.
with required as (
    select t.role_key as to_role_key, f.role_key as from_role_key, t.badge_key, count(h.badge_key) > 0 as shared
    from core.role_requirements as t
    cross join (select distinct role_key from core.role_requirements) as f
    join core.satisfying_badges as s on s.required_badge_key = t.badge_key
    left join core.role_requirements as h
        on h.role_key = f.role_key
        and h.badge_key = s.badge_key
    where t.role_key <> f.role_key
    group by all
),

pairs as (
    select
        from_role_key,
        to_role_key,
        list(b.badge_id order by b.badge_id) filter (r.shared) as shared_badges,
        coalesce(list(b.badge_id order by b.badge_id) filter (not r.shared), []) as missing_badges
    from required as r
    join staging.badges as b using (badge_key)
    group by from_role_key, to_role_key
    having 2 * count(*) filter (r.shared) > count(*)
)

select
    f.role_id as from_role_id,
    t.role_id as to_role_id,
    p.shared_badges,
    p.missing_badges,
    c.kind is not null as declared
from pairs as p
join staging.roles as f on f.role_key = p.from_role_key
join staging.roles as t on t.role_key = p.to_role_key
left join staging.career_steps as c using (from_role_key, to_role_key)
