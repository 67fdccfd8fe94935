-- Grain: a person who is there on as_of: an employee, or a contingent worker (who may lead employees, and of whom nothing else is told).
-- Key: person_id. role_key 0 and team_key 0: not known.
select
    n.person_id,
    n.employee_id,
    n.name,
    n.address,
    p.worker_type = 'employee' as employed,
    coalesce(j.role_key, 0) as role_key,
    r.role_id,
    r.title,
    coalesce(j.team_key, 0) as team_key,
    t.team_id,
    t.name as team,
    j.location,
    j.manager_person_id,
    s.start_date as in_role_since
from packs.names as n
join staging.people as p using (person_id)
cross join staging.settings as g
left join core.job_states as j
    on j.person_id = n.person_id
    and g.as_of >= j.start_date
    and g.as_of < j.end_date
left join core.role_spells as s
    on s.person_id = n.person_id
    and g.as_of >= s.start_date
    and g.as_of < s.end_date
left join core.roles as r on r.role_key = j.role_key
left join core.teams as t on t.team_key = j.team_key
where case when p.worker_type = 'employee' then j.person_id is not null else p.termination_date is null and p.hire_date <= g.as_of end
