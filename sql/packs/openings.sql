-- Grain: an opening that is open on as_of. Key: requisition_id.
select
    q.role_key,
    q.requisition_id,
    nullif(q.location, 'Unknown') as location,
    q.opened_date,
    case when starts_with(r.url, 'https://') then r.url end as url
from staging.requisitions as q
join raw.requisitions as r using (requisition_id)
cross join staging.settings as g
where q.opened_date <= g.as_of
    and q.filled_date is null
    and q.status <> 'cancelled'
    and coalesce(q.closed_date > g.as_of, true)
