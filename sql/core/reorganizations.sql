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
    select g.change_date, g.base, g.base_key, count(*) as members
    from (select distinct change_date, base, base_key from groups) as g
    join core.job_states as j
        on g.base_key = case g.base when 'team' then j.team_key else j.role_key end
        and g.change_date > j.start_date
        and g.change_date <= j.end_date
    group by all
)

select distinct k.person_id, k.change_date
from kinds as k
join groups as g using (change_date, base, base_key, what, old_key, new_key)
join bases as b using (change_date, base, base_key)
where 5 * g.changed >= 4 * b.members
