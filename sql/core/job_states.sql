-- Grain: a stretch of one spell with one job row in force, [start_date, end_date). Key: person_id, spell, start_date.
-- The last row of a day is the state; a termination row is none. Days before a spell's first row are Unknown.
with day_rows as (
    select person_id, effective_date, role_key, team_key, manager_person_id, location
    from staging.job_rows
    where action is distinct from 'termination'
    qualify row_number() over (partition by person_id, effective_date order by sequence desc) = 1
),

observed_spells as (
    select e.person_id, e.spell, e.start_date, coalesce(e.end_date, s.after_as_of) as end_date
    from core.employment_spells as e
    cross join staging.settings as s
),

spell_rows as (
    select d.*, e.spell, e.end_date as spell_end
    from day_rows as d
    join observed_spells as e
        on e.person_id = d.person_id
        and d.effective_date >= e.start_date
        and d.effective_date < e.end_date
),

unknown_beginnings as (
    select e.person_id, e.start_date as effective_date, 0 as role_key, 0 as team_key, null::integer as manager_person_id, 'Unknown' as location, e.spell, e.end_date as spell_end
    from observed_spells as e
    anti join spell_rows as r
        on r.person_id = e.person_id
        and r.effective_date = e.start_date
)

select
    r.person_id,
    r.spell,
    r.effective_date as start_date,
    lead(r.effective_date, 1, r.spell_end) over (partition by r.person_id, r.spell order by r.effective_date) as end_date,
    r.role_key,
    r.team_key,
    r.manager_person_id,
    r.location,
    k.state_id
from (
    from spell_rows
    union all by name
    from unknown_beginnings
) as r
join core.state_keys as k using (role_key, team_key, location)
