-- Grain: a person ready now for a critical role. Key: person_id. ready_for: the places (core.critical_roles) of those roles, in order.
select r.person_id, list(c.place order by c.place) as ready_for
from core.readiness as r
join core.critical_roles as c on c.role_key = r.to_role_key
where r.tier = 'ready_now'
group by r.person_id
