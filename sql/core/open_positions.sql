-- Grain: a role. Key: role_key. Who holds it on as_of, and its openings that are open on that day.
with incumbents as (
    select role_key, count(*)::integer as incumbents
    from core.current_jobs
    group by role_key
),

openings as (
    select role_key, count(*)::integer as open_positions
    from core.open_requisitions
    group by role_key
)

select
    r.role_key,
    coalesce(i.incumbents, 0) as incumbents,
    coalesce(o.open_positions, 0) as open_positions,
    coalesce(i.incumbents, 0) + coalesce(o.open_positions, 0) as positions
from core.roles as r
left join incumbents as i using (role_key)
left join openings as o using (role_key)
where r.role_key > 0
