-- Grain: a mobility move into a role that requires badges. Key: person_id, move_date. badge_backed: every required badge (or a higher
-- level of its competency) was held on the day before.
with requirements as (
    select m.person_id, m.move_date, q.badge_key as required_badge_key
    from core.moves as m
    join core.role_requirements as q on q.role_key = m.to_role_key
    where m.mobility
),

met as (
    select
        r.person_id,
        r.move_date,
        r.required_badge_key,
        count(h.badge_key) > 0 as held
    from requirements as r
    join core.satisfying_badges as s using (required_badge_key)
    left join core.badge_holdings as h
        on h.person_id = r.person_id
        and h.badge_key = s.badge_key
        and r.move_date > h.start_date
        and r.move_date <= h.end_date
    group by r.person_id, r.move_date, r.required_badge_key
)

select person_id, move_date, bool_and(held) as badge_backed
from met
group by person_id, move_date
