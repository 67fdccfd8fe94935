-- Grain: an opening. Key: requisition_id. hired_unknown: a hire is named who is not in employees (an external fill).
select
    q.requisition_id,
    record_key_of(q.requisition_id) as requisition_record_key,
    r.role_key,
    coalesce(t.team_key, 0) as team_key,
    coalesce(q.location, 'Unknown') as location,
    q.opened_date,
    case when q.filled_date <= s.as_of then q.filled_date end as filled_date,
    q.closed_date,
    q.status,
    p.person_id as hired_person_id,
    q.hired_employee_id is not null and p.person_id is null as hired_unknown,
    q.source
from raw.requisitions as q
join staging.roles as r using (role_id)
left join staging.teams as t using (team_id)
left join staging.people as p on p.employee_id = q.hired_employee_id
cross join staging.settings as s
where q.opened_date <= s.as_of
    or q.filled_date <= s.as_of
