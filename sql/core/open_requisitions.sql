-- Grain: an opening that is open on as_of. Key: requisition_id. As it is advertised (url: https alone); no person.
select
    r.requisition_id,
    r.role_key,
    nullif(r.location, 'Unknown') as location,
    r.opened_date,
    case when starts_with(q.url, 'https://') then q.url end as url
from staging.requisitions as r
join raw.requisitions as q using (requisition_id)
cross join staging.settings as s
where r.opened_date <= s.as_of
    and r.filled_date is null
    and r.status <> 'cancelled'
    and coalesce(r.closed_date > s.as_of, true)
