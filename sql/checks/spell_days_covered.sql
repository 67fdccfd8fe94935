-- table: core.job_states
-- severity: error
-- explanation: The stretches of a spell must cover exactly its days.
with covered as (
    select person_id, spell, sum(end_date - start_date) as days
    from core.job_states
    group by person_id, spell
)

select p.employee_id as example
from core.employment_spells as e
cross join staging.settings as s
join staging.people as p using (person_id)
left join covered as c using (person_id, spell)
where c.days is distinct from coalesce(e.end_date, s.after_as_of) - e.start_date
