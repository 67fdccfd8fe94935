-- table: job_history
-- severity: info
-- explanation: Spells whose first job row comes after their first day: Unknown until then.
select p.employee_id as example
from core.job_states as j
join staging.people as p using (person_id)
where j.role_key = 0
    and exists (
        from core.job_states as k
        where k.person_id = j.person_id
            and k.spell = j.spell
            and k.role_key > 0
    )
