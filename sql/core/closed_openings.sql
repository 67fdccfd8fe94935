-- Grain: an opening that was filled or cancelled on or before as_of. Key: requisition_id. Attributes as of fills; nobody is known of a cancelled one.
select requisition_id, person_id, record_key, filled_date as closed_date, internal, state_id, profile_id
from core.fills
union all
select q.requisition_id, null, q.requisition_record_key, q.closed_date, false, k.state_id, 0
from staging.requisitions as q
join core.state_keys as k using (role_key, team_key, location)
cross join staging.settings as s
where q.status = 'cancelled'
    and q.closed_date <= s.as_of
