-- Grain: a role. Key: role_key. Median days that filling it from outside takes: of the role itself where at least 5 external fills with a
-- known length are on record, else of its level with as many, else none. half_days: twice the median, whole.
with external_fills as (
    select f.role_key, r.level, f.days_to_fill
    from core.fills as f
    join core.roles as r using (role_key)
    where not f.internal
        and f.days_to_fill is not null
),

lengths as (
    select role_key, level, count(*) as fills, list_sort(list(days_to_fill)) as days
    from external_fills
    group by grouping sets ((role_key), (level))
),

medians as (
    select role_key, level, fills, days[(fills + 1) // 2] + days[fills // 2 + 1] as half_days
    from lengths
    where fills >= 5
)

select
    r.role_key,
    case when o.fills is not null then 'role' when l.fills is not null then 'level' end as median_of,
    coalesce(o.fills, l.fills) as external_fills,
    coalesce(o.half_days, l.half_days) as half_days
from core.roles as r
left join medians as o using (role_key)
left join medians as l on l.level = r.level
