-- Grain: an employee × role one career step from theirs. Key: employee_id, role_id. How near they are to it by the catalog at hand.
select p.employee_id, p.record_key, t.role_id, r.tier
from core.readiness as r
join staging.people as p using (person_id)
join staging.roles as t on t.role_key = r.to_role_key
