-- Grain: something that a manager did, or was to do, for the development of an employee. Key: action_id.
-- A date of completion after as_of is not yet one. manager_person_id is empty where the manager is not in employees.
-- uses: manager_engagement
select
    a.action_id,
    p.person_id,
    m.person_id as manager_person_id,
    a.kind,
    a.created_date,
    a.due_date,
    case when a.completed_date <= s.as_of then a.completed_date end as completed_date
from raw.development_actions as a
join staging.people as p using (employee_id)
left join staging.people as m on m.employee_id = a.manager_id
cross join staging.settings as s
where p.worker_type = 'employee'
