-- Grain: a badge. Key: badge_key. How long it takes to earn: the Kaplan–Meier median of the badge over the whole history where at least 10
-- earned it and half of those followed did, else that of all badges of its level, else none. ticks: at least one month. in_force: a standard of it
-- is in force on as_of.
with medians as (
    select dimension, member, round(median * 377580)::bigint as ticks
    from core.curve_medians
    where curve = 'badge_earned'
        and grain = 'history'
        and dimension in ('badge_id', 'badge_level')
        and events >= 10
        and median is not null
)

select
    b.badge_key,
    case when o.ticks is not null then 'badge' when l.ticks is not null then 'level' end as median_of,
    coalesce(o.ticks, l.ticks) as median_ticks,
    case when coalesce(o.ticks, l.ticks) is not null then greatest(coalesce(o.ticks, l.ticks), 377580) end as ticks,
    i.badge_key is not null as in_force
from staging.badges as b
left join medians as o
    on o.dimension = 'badge_id'
    and o.member = b.badge_id
left join medians as l
    on l.dimension = 'badge_level'
    and l.member = b.level
left join core.standards_in_force as i using (badge_key)
