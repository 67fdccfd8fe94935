-- Grain: a level spell: the longest run of days of one employment spell at one level_rank. Key: person_id, spell, start_date.
-- Laterals, transfers and family changes do not restart it; Unknown days do. ended_by: promoted, demoted, exited, censored.
-- unknown_entry: its first row comes after the spell's first day, so that nobody knows when the level was reached.
with ranked_states as (
    select
        j.person_id,
        j.spell,
        j.start_date,
        j.end_date,
        r.level_rank,
        r.level_rank is distinct from lag(r.level_rank) over (partition by j.person_id, j.spell order by j.start_date) as begins_run
    from core.job_states as j
    join core.roles as r using (role_key)
),

numbered_states as (
    select *, sum(begins_run::double) over (partition by person_id, spell order by start_date rows unbounded preceding) as run
    from ranked_states
),

runs as (
    select
        person_id,
        spell,
        any_value(level_rank) as level_rank,
        min(start_date) as start_date,
        max(end_date) as end_date
    from numbered_states
    group by person_id, spell, run
),

neighbours as (
    select
        *,
        lag(level_rank) over spell_runs as previous_rank,
        lag(person_id) over spell_runs is not null as has_previous,
        lead(level_rank) over spell_runs as next_rank,
        lead(person_id) over spell_runs is not null as has_next
    from runs
    window spell_runs as (partition by person_id, spell order by start_date)
)

select
    n.person_id,
    n.spell,
    n.level_rank,
    n.start_date,
    case
        when n.has_next then n.end_date
        when e.end_date is not null then e.exit_date
        else s.as_of
    end as last_date,
    case
        when n.next_rank > n.level_rank then 'promoted'
        when n.has_next then 'demoted'
        when e.end_date is not null then 'exited'
        else 'censored'
    end as ended_by,
    n.has_previous and n.previous_rank is null as unknown_entry
from neighbours as n
join core.employment_spells as e using (person_id, spell)
cross join staging.settings as s
where n.level_rank is not null
