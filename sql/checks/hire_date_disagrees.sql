-- table: employees
-- severity: warning
-- explanation: The hire date and the first hire row of job history differ; job history decides.
with first_hires as (
    select person_id, min(effective_date) as hired
    from staging.job_rows
    where action in ('hire', 'rehire')
    group by person_id
)

select p.employee_id as example
from staging.people as p
join first_hires as h using (person_id)
join core.employment_spells as e
    on e.person_id = p.person_id
    and e.spell = 1
where e.start_date <> p.hire_date
