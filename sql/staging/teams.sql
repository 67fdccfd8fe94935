-- Grain: a team. Key: team_key; 0 is the Unknown team. An unknown parent is empty.
with numbered_teams as (
    select row_number() over (order by team_id)::integer as team_key, *
    from raw.teams
)
select
    t.team_key,
    t.team_id,
    t.name,
    p.team_key as parent_team_key,
    t.business_unit,
    t.function
from numbered_teams as t
left join numbered_teams as p on p.team_id = t.parent_team_id
union all
select 0, null, 'Unknown', null, null, null
