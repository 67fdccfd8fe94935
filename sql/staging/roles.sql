-- Grain: a role. Key: role_key; 0 is the Unknown role.
select
    row_number() over (order by role_id)::integer as role_key,
    role_id,
    title,
    family,
    level,
    level_rank,
    coalesce(track, 'core') as track,
    critical,
    annual_vacancy_cost,
    pay_band,
    months_to_productivity
from raw.roles
union all
select 0, null, 'Unknown', 'Unknown', 'Unknown', null, 'core', false, null, null, null
