-- Grain: role × badge that it, or a role one career step away, requires; universal badges of every role. Key: role_key, badge_key.
select role_key, badge_key
from core.role_requirements
union
select s.from_role_key, q.badge_key
from staging.career_steps as s
join core.role_requirements as q on q.role_key = s.to_role_key
union
select r.role_key, b.badge_key
from core.roles as r
cross join staging.badges as b
join raw.competencies as c using (competency_id)
where c.scope = 'universal'
