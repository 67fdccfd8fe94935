-- Grain: a critical role. Key: role_key. distinct_covered: how many of its positions are filled at once when everybody who is ready now fills at most
-- one of all critical positions; of the matchings that fill most, the one that fills roles by annual_vacancy_cost descending, then role_id.
with critical_roles as (
    select
        r.role_key,
        p.positions,
        (row_number() over (order by r.annual_vacancy_cost desc nulls last, r.role_id))::integer as place
    from core.roles as r
    join core.open_positions as p using (role_key)
    where r.critical
),

slates as (
    select r.person_id, list(c.place order by c.place) as ready_for
    from core.readiness as r
    join critical_roles as c on c.role_key = r.to_role_key
    where r.tier = 'ready_now'
    group by r.person_id
),

classes as (
    select ready_for, count(*)::integer as people
    from slates
    group by ready_for
),

covered as (
    select distinct_coverage(
        (select list(positions order by place) from critical_roles),
        coalesce(list(ready_for order by ready_for), []),
        coalesce(list(people order by ready_for), [])
    ) as by_place
    from classes
)

select c.role_key, v.by_place[c.place] as distinct_covered
from critical_roles as c
cross join covered as v
