-- table: employees
-- severity: warning
-- explanation: Employees without any job row in their employment: in headcount as Unknown in every job attribute.
select p.employee_id as example
from staging.people as p
join core.employment_spells as e using (person_id)
group by p.employee_id, p.person_id
having p.person_id not in (select person_id from core.job_states where role_key > 0)
