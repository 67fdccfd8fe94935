-- table: employees
-- severity: warning
-- explanation: The termination date and the last termination row of job history differ, or one of them is missing; job history decides.
with last_spells as (
    select *
    from core.employment_spells
    qualify spell = max(spell) over (partition by person_id)
)

select p.employee_id as example
from staging.people as p
join last_spells as e using (person_id)
where p.termination_date is distinct from e.exit_date
