-- Grain: subject × next role × badge that it requires. Key: person_id, role_key, badge_key. held: by that badge or a higher level of its
-- competency (held_badge_id), with the award's standard, day, evidence and last day; else state, if it is being earned.
with met as (
    select h.*, m.required_badge_key
    from packs.holdings as h
    join core.satisfying_badges as m using (badge_key)
    qualify row_number() over (partition by h.person_id, m.required_badge_key order by h.last_day desc nulls first, h.badge_key = m.required_badge_key desc, h.badge_key) = 1
)

select
    s.person_id,
    s.role_key,
    q.badge_key,
    b.badge_id,
    b.name,
    row_number() over (partition by s.person_id, s.role_key order by q.position nulls last, b.badge_id) as position,
    m.person_id is not null as held,
    m.badge_id as held_badge_id,
    m.version,
    m.award_date,
    m.last_day,
    m.evidence_type,
    m.submission_id,
    l.state,
    coalesce(l.stalled, false) as stalled
from packs.steps as s
join core.role_requirements as q using (role_key)
join staging.badges as b using (badge_key)
left join met as m
    on m.person_id = s.person_id
    and m.required_badge_key = q.badge_key
left join packs.learning as l
    on l.person_id = s.person_id
    and l.badge_key = q.badge_key
