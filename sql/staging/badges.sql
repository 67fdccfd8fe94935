-- Grain: a badge. Key: badge_key. Competency and level are those of its newest version.
with newest_versions as (
    select *
    from raw.badges
    qualify row_number() over (partition by badge_id order by version desc) = 1
)

select
    row_number() over (order by badge_id)::integer as badge_key,
    badge_id,
    name,
    competency_id,
    case level when 'bronze' then 1 when 'silver' then 2 else 3 end as mastery,
    level
from newest_versions
