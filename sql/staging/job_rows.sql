-- Grain: a job-history row of an employee (no contingent worker), on or before as_of, recorded by known_at. Key: person_id, effective_date, sequence.
-- Unknown role and team are 0, an unknown location is 'Unknown'; managers that are not known are empty.
select
    p.person_id,
    j.effective_date,
    j.sequence,
    coalesce(r.role_key, 0) as role_key,
    coalesce(t.team_key, 0) as team_key,
    m.person_id as manager_person_id,
    coalesce(j.location, 'Unknown') as location,
    j.action,
    case when j.action = 'termination' and lower(j.reason) in ('voluntary', 'involuntary', 'retirement', 'other') then lower(j.reason) end as exit_reason,
    j.recorded_date
from raw.job_history as j
join staging.people as p using (employee_id)
left join staging.roles as r using (role_id)
left join staging.teams as t using (team_id)
left join staging.people as m on m.employee_id = j.manager_id
cross join staging.settings as s
where p.worker_type = 'employee'
    and j.effective_date <= s.as_of
    and (j.recorded_date <= s.known_at) is not false
