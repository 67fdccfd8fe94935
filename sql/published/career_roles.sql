-- Grain: a role. Key: role_id. Holds no person: the ladder as it is delivered.
select
    role_id,
    title,
    family,
    level,
    level_rank::double as level_rank,
    track
from staging.roles
where role_key > 0
