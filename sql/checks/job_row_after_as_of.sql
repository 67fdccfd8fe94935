-- table: job_history
-- severity: info
-- outcome: left_out
-- explanation: Job rows effective after as_of: in no figure.
select j.employee_id as example
from raw.job_history as j
cross join raw.settings as s
where j.effective_date > s.as_of
