-- Grain: a team. Key: team_key. business_unit is that of the nearest ancestor (itself first) that has one.
with recursive ancestors as (
    select team_key, parent_team_key, business_unit, 0 as distance
    from staging.teams
    union all
    select a.team_key, t.parent_team_key, t.business_unit, a.distance + 1
    from ancestors as a
    join staging.teams as t on t.team_key = a.parent_team_key
    where a.business_unit is null
        and a.distance < 50
)

select
    t.team_key,
    t.team_id,
    t.name,
    t.parent_team_key,
    coalesce(min_by(a.business_unit, a.distance) filter (a.business_unit is not null), 'Unknown') as business_unit
from staging.teams as t
join ancestors as a using (team_key)
group by t.team_key, t.team_id, t.name, t.parent_team_key
