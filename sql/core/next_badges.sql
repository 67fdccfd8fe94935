-- Grain: role × badge that a role one career step on requires, and badge_key 0 for any of them. Key: role_key, badge_key.
with next_requirements as (
    select distinct s.from_role_key as role_key, q.badge_key
    from staging.career_steps as s
    join core.role_requirements as q on q.role_key = s.to_role_key
)

select role_key, badge_key
from next_requirements
union
select role_key, 0
from next_requirements
