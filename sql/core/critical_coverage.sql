-- Grain: a critical role. Key: role_key. distinct_covered: how many of its positions are filled at once when everybody who is ready now fills at most
-- one of all critical positions; of the matchings that fill most, the one that fills roles in the order of core.critical_roles.
with classes as (
    select ready_for, count(*)::integer as people
    from core.critical_slates
    group by ready_for
),

covered as (
    select distinct_coverage(
        (select list(positions order by place) from core.critical_roles),
        coalesce(list(ready_for order by ready_for), []),
        coalesce(list(people order by ready_for), [])
    ) as by_place
    from classes
)

select c.role_key, v.by_place[c.place] as distinct_covered
from core.critical_roles as c
cross join covered as v
