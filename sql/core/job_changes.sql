-- Grain: a day on which an employee's role, team or location changed within one spell. Key: person_id, change_date.
-- The state at the day's end against the day before; from Unknown, or to it, is no change that can be judged.
with consecutive as (
    select
        person_id,
        start_date as change_date,
        role_key as to_role_key,
        team_key as to_team_key,
        location as to_location,
        lag(role_key) over spell_days as from_role_key,
        lag(team_key) over spell_days as from_team_key,
        lag(location) over spell_days as from_location,
        lag(state_id) over spell_days as from_state_id
    from core.job_states
    window spell_days as (partition by person_id, spell order by start_date)
),

day_actions as (
    select
        person_id,
        effective_date as change_date,
        max_by(action, sequence) filter (action in ('promotion', 'demotion', 'lateral', 'transfer', 'reorganization')) as action,
        count(action) as actions,
        count(*) filter (action = 'data_change') as data_changes
    from staging.job_rows
    where action is distinct from 'termination'
    group by person_id, effective_date
)

select
    c.person_id,
    c.change_date,
    c.from_role_key,
    c.to_role_key,
    c.from_team_key,
    c.to_team_key,
    c.from_state_id,
    c.to_role_key <> c.from_role_key as role_changed,
    c.to_team_key <> c.from_team_key and c.to_team_key > 0 and c.from_team_key > 0 as team_changed,
    c.to_location <> c.from_location and c.to_location <> 'Unknown' and c.from_location <> 'Unknown' as location_changed,
    t.level_rank - f.level_rank as ranks,
    t.track = 'specialist' and f.track <> 'specialist' as into_specialist_track,
    f.promotable as from_promotable,
    f.family as from_family,
    t.family as to_family,
    a.action,
    a.actions = 0 as no_action,
    a.actions > 0 and a.actions = a.data_changes as only_data_change
from consecutive as c
join day_actions as a using (person_id, change_date)
join core.roles as f on f.role_key = c.from_role_key
join core.roles as t on t.role_key = c.to_role_key
where c.from_role_key > 0
    and c.to_role_key > 0
