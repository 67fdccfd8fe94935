-- Grain: an employee employed on as_of. Key: person_id. The job in force on that day; role_ticks: time served in the role up to as_of (null
-- where the role is Unknown), spell_start: when this spell of employment began.
select
    j.person_id,
    j.role_key,
    j.team_key,
    j.manager_person_id,
    e.start_date as spell_start,
    r.start_date as role_start,
    ticks_between(r.start_date, s.as_of) as role_ticks
from staging.settings as s
join core.job_states as j
    on s.as_of >= j.start_date
    and s.as_of < j.end_date
join core.employment_spells as e using (person_id, spell)
left join core.role_spells as r
    on r.person_id = j.person_id
    and r.role_key = j.role_key
    and s.as_of >= r.start_date
    and s.as_of < r.end_date
