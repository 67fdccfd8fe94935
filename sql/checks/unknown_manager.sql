-- table: job_history
-- severity: info
-- outcome: emptied
-- explanation: Job rows with a manager who is not in employees: read as empty.
select t.employee_id as example
from raw.job_history as t
anti join raw.employees as r on r.employee_id = t.manager_id
where t.manager_id is not null
    and exists (from raw.supplied where table_name = 'employees')
