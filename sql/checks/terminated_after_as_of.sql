-- table: employees
-- severity: info
-- explanation: Terminations after as_of: still employed.
select e.employee_id as example
from raw.employees as e
cross join raw.settings as s
where e.termination_date > s.as_of
