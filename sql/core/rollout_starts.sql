-- Grain: a team that the program was rolled out to, itself or by a team above it (the nearest one counts). Key: team_key.
-- start_month: the first month that lies wholly after the start, as a number.
with recursive ancestors as (
    select team_key, team_key as ancestor_key, parent_team_key, 0 as distance
    from staging.teams
    where team_key > 0
    union all
    select a.team_key, t.team_key, t.parent_team_key, a.distance + 1
    from ancestors as a
    join staging.teams as t on t.team_key = a.parent_team_key
    where a.distance < 50
)

select
    a.team_key,
    min_by(first_month_from(r.start_date), a.distance) as start_month,
    min_by(r.start_date, a.distance) as start_date
from ancestors as a
join staging.teams as t on t.team_key = a.ancestor_key
join raw.program_rollout as r using (team_id)
cross join staging.settings as s
where r.start_date <= s.as_of
group by a.team_key
