-- table: job_history
-- severity: info
-- explanation: Changes, hires and exits dated by the headcount file that first shows them: the true day lies between that file and the one before.
select employee_id as example
from raw.job_history
where seen_by
    and effective_date > (select min(effective_date) from raw.headcounts)
