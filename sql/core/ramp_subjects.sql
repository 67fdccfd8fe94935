-- Grain: a mobility move, for the time to the first rating at or above the new role's median. Key: person_id, origin_date. status 1: so
-- rated; else last seen (0) on leaving the role (a further move, a reorganization), on the last day employed, or on as_of.
-- Out: moves into roles in which nobody was rated.
-- uses: performance
with moved as (
    select
        m.person_id,
        m.record_key,
        m.move_date,
        r.role_key,
        r.last_date,
        min(v.review_date) as rated_date
    from core.moves as m
    join core.role_spells as r
        on r.person_id = m.person_id
        and r.start_date = m.move_date
    join core.role_ratings as n using (role_key)
    left join staging.reviews as v
        on v.person_id = m.person_id
        and v.review_date > m.move_date
        and v.review_date <= r.last_date
        and 2 * v.rating >= n.double_median
    where m.mobility
    group by all
)

select
    d.person_id,
    d.record_key,
    d.role_key,
    d.move_date as origin_date,
    greatest(d.move_date, s.history_from) as entry_date,
    coalesce(d.rated_date, d.last_date) as last_date,
    case when d.rated_date is not null then 1 else 0 end as status
from moved as d
cross join staging.settings as s
