-- Grain: a role that a career step leads to × badge that it requires. Key: role_key, badge_key. bit: the badge's own among the role's
-- requirements, in the order to earn them, so that what a person holds of them is one small value.
with placed as (
    select
        q.role_key,
        q.badge_key,
        (row_number() over (partition by q.role_key order by q.position nulls last, q.badge_key) - 1)::integer as place,
        (count(*) over (partition by q.role_key))::integer as badges
    from core.role_requirements as q
    where q.role_key in (select to_role_key from staging.career_steps)
)

select
    role_key,
    badge_key,
    place,
    badges,
    set_bit(repeat('0', badges)::bit, place, 1) as bit
from placed
