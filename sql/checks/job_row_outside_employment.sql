-- table: job_history
-- severity: warning
-- outcome: left_out
-- explanation: Job rows outside every employment spell: in no figure.
select p.employee_id as example
from staging.job_rows as j
join staging.people as p using (person_id)
anti join core.employment_spells as e
    on e.person_id = j.person_id
    and j.effective_date >= e.start_date
    and j.effective_date < coalesce(e.end_date, date '9999-12-31')
