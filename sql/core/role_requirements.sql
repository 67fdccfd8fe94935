-- Grain: role × badge that it requires. Key: role_key, badge_key.
select r.role_key, b.badge_key, q.position
from raw.role_requirements as q
join staging.roles as r using (role_id)
join staging.badges as b using (badge_id)
