-- Grain: a role spell: the longest run of days of one employment spell in one role, [start_date, end_date). Key: person_id, spell, start_date.
-- Changes of team, manager and place do not end it; Unknown days do. ended_by: moved (a mobility move on end_date), changed (another
-- role without one: a reorganization, a correction), exited, censored. On its own clock a person is at risk in (entry_date, last_date]:
-- those there before history opens enter late, an exit is on the last day employed. unknown_entry: it follows Unknown days of its spell.
with marked_states as (
    select
        person_id,
        spell,
        start_date,
        end_date,
        role_key,
        role_key is distinct from lag(role_key) over (partition by person_id, spell order by start_date) as begins_run
    from core.job_states
),

numbered_states as (
    select *, sum(begins_run::double) over (partition by person_id, spell order by start_date rows unbounded preceding) as run
    from marked_states
),

runs as (
    select
        person_id,
        spell,
        any_value(role_key) as role_key,
        min(start_date) as start_date,
        max(end_date) as end_date
    from numbered_states
    group by person_id, spell, run
),

neighbours as (
    select
        *,
        coalesce(lag(role_key) over spell_runs = 0, false) as unknown_entry,
        lead(role_key) over spell_runs is not null as has_next
    from runs
    window spell_runs as (partition by person_id, spell order by start_date)
)

select
    n.person_id,
    n.spell,
    n.start_date,
    n.end_date,
    n.role_key,
    r.family,
    r.level,
    greatest(n.start_date, s.history_from) as entry_date,
    case when n.has_next then n.end_date else n.end_date - 1 end as last_date,
    case
        when n.has_next and m.mobility then 'moved'
        when n.has_next then 'changed'
        when e.end_date is not null then 'exited'
        else 'censored'
    end as ended_by,
    n.unknown_entry
from neighbours as n
join core.roles as r using (role_key)
join core.employment_spells as e using (person_id, spell)
left join core.moves as m
    on m.person_id = n.person_id
    and m.move_date = n.end_date
cross join staging.settings as s
where n.role_key > 0
