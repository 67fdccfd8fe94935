-- Grain: opening that is open on as_of, of a role. Key: requisition_id. As it is advertised; no person.
select r.requisition_id, o.role_id, r.location, r.opened_date, r.url
from core.open_requisitions as r
join staging.roles as o using (role_key)
