-- Grain: opening that is open on as_of, of a role. Key: requisition_id. As it is advertised; no person.
select
    r.requisition_id,
    o.role_id,
    nullif(r.location, 'Unknown') as location,
    r.opened_date,
    case when starts_with(q.url, 'https://') then q.url end as url
from staging.requisitions as r
join staging.roles as o using (role_key)
join raw.requisitions as q using (requisition_id)
cross join staging.settings as s
where r.opened_date <= s.as_of
    and r.filled_date is null
    and r.status <> 'cancelled'
    and coalesce(r.closed_date > s.as_of, true)
