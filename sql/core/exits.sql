-- Grain: an exit, dated on the last day employed, with that day's attributes. Key: person_id, exit_date.
select
    e.person_id,
    p.record_key,
    e.exit_date,
    e.exit_reason as reason,
    e.regrettable,
    j.state_id,
    p.profile_id
from core.employment_spells as e
join core.person_profiles as p
    on p.person_id = e.person_id
    and e.exit_date >= p.start_date
    and e.exit_date < p.end_date
join core.job_states as j
    on j.person_id = e.person_id
    and j.spell = e.spell
    and j.end_date = e.end_date
where e.end_date is not null
