-- table: job_history
-- severity: warning
-- explanation: A hire or rehire row while already employed: it opens no second spell.
select p.employee_id as example
from staging.job_rows as j
join core.employment_spells as e
    on e.person_id = j.person_id
    and j.effective_date > e.start_date
    and j.effective_date < coalesce(e.end_date, date '9999-12-31')
join staging.people as p on p.person_id = j.person_id
where j.action in ('hire', 'rehire')
