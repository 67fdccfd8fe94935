-- Grain: a person who is there on as_of: an employee, or a contingent worker (who may lead employees, and of whom nothing else is told).
-- Key: person_id. role_key 0 and team_key 0: not known.
select
    n.person_id,
    n.employee_id,
    n.name,
    n.address,
    c.person_id is not null as employed,
    coalesce(c.role_key, 0) as role_key,
    r.role_id,
    r.title,
    coalesce(c.team_key, 0) as team_key,
    t.team_id,
    t.name as team,
    nullif(j.location, 'Unknown') as location,
    c.manager_person_id,
    c.role_start as in_role_since
from packs.names as n
join staging.people as p using (person_id)
cross join staging.settings as g
left join core.current_jobs as c using (person_id)
left join core.job_states as j
    on j.person_id = n.person_id
    and g.as_of >= j.start_date
    and g.as_of < j.end_date
left join core.roles as r
    on r.role_key = c.role_key
    and r.role_key > 0
left join core.teams as t
    on t.team_key = c.team_key
    and t.team_key > 0
where c.person_id is not null
    or (p.worker_type = 'contingent' and p.termination_date is null and p.hire_date <= g.as_of)
