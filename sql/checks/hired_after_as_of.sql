-- table: employees
-- severity: info
-- outcome: left_out
-- explanation: People hired after as_of: in no figure.
select e.employee_id as example
from raw.employees as e
cross join raw.settings as s
where e.hire_date > s.as_of
