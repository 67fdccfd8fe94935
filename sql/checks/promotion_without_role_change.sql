-- table: job_history
-- severity: warning
-- explanation: Rows that say promotion without another role: no mobility move.
with role_before as (
    select
        person_id,
        start_date,
        role_key,
        lag(role_key) over (partition by person_id, spell order by start_date) as previous_role_key
    from core.job_states
)

select p.employee_id as example
from staging.job_rows as j
join role_before as r
    on r.person_id = j.person_id
    and r.start_date = j.effective_date
join staging.people as p on p.person_id = j.person_id
where j.action = 'promotion'
    and r.role_key = r.previous_role_key
