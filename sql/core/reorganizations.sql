-- Grain: a job change that is part of a reorganization. Key: person_id, change_date.
-- At least five, and at least 80 % of a team's members or of a role's holders on the day before, get the same old → new
-- role or team on one day, rank unchanged and no action given (METRICS section 2).
with candidates as (
    select *
    from core.job_changes
    where no_action
        and ranks = 0
        and (role_changed or team_changed)
),

kinds as (
    select person_id, change_date, 'team' as base, from_team_key as base_key, 'role' as what, from_role_key as old_key, to_role_key as new_key
    from candidates
    where role_changed
    union all
    select person_id, change_date, 'team', from_team_key, 'team', from_team_key, to_team_key
    from candidates
    where team_changed
    union all
    select person_id, change_date, 'role', from_role_key, 'role', from_role_key, to_role_key
    from candidates
    where role_changed
    union all
    select person_id, change_date, 'role', from_role_key, 'team', from_team_key, to_team_key
    from candidates
    where team_changed
),

groups as (
    select change_date, base, base_key, what, old_key, new_key, count(*) as changed
    from kinds
    where base_key > 0
    group by all
    having count(*) >= 5
),

bases as (
    select distinct change_date, base, base_key
    from groups
),

-- A state counts on the day before a change where it begins before the change, and ends on its day or later.
steps as (
    select 'team' as base, team_key as base_key, unnest([start_date, end_date]) as day, unnest([1, -1]) as step
    from core.job_states
    semi join (select base_key as team_key from bases where base = 'team') using (team_key)
    union all
    select 'role', role_key, unnest([start_date, end_date]), unnest([1, -1])
    from core.job_states
    semi join (select base_key as role_key from bases where base = 'role') using (role_key)
),

sizes as (
    select base, base_key, day, (sum(sum(step)) over (partition by base, base_key order by day))::bigint as members
    from steps
    group by base, base_key, day
)

select distinct k.person_id, k.change_date
from kinds as k
join groups as g using (change_date, base, base_key, what, old_key, new_key)
asof join sizes as s
    on s.base = g.base
    and s.base_key = g.base_key
    and s.day < g.change_date
where 5 * g.changed >= 4 * s.members
