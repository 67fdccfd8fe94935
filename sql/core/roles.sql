-- Grain: a role. Key: role_key. promotable: a promotion step leaves it; where no career steps are supplied, its rank is below
-- its family's top.
with promotion_steps as (
    select distinct from_role_key as role_key
    from staging.career_steps
    where kind = 'promotion'
),

steps_supplied as (
    select exists (from raw.supplied where table_name = 'career_steps') as supplied
)

select
    r.role_key,
    r.role_id,
    r.title,
    r.family,
    r.level,
    r.level_rank,
    r.track,
    r.critical,
    r.annual_vacancy_cost,
    coalesce(case when s.supplied then p.role_key is not null else r.level_rank < max(r.level_rank) over (partition by r.family) end, false) as promotable
from staging.roles as r
left join promotion_steps as p using (role_key)
cross join steps_supplied as s
