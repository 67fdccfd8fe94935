-- Grain: a combination of role, team and location that occurs. Key: role_key, team_key, location. state_id names its attributes.
with places as (
    select role_key, team_key, location from staging.job_rows
    union
    select role_key, team_key, location from staging.requisitions
    union
    select 0, 0, 'Unknown'
)

select
    p.role_key,
    p.team_key,
    p.location,
    dense_rank() over (order by r.family, r.level, t.business_unit, p.location, r.promotable)::integer as state_id,
    r.family,
    r.level,
    t.business_unit,
    r.promotable
from places as p
join core.roles as r using (role_key)
join core.teams as t using (team_key)
