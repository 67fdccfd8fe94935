-- Grain: subject × badge that a next role asks for and the person lacks, with a standard in force. Key: person_id, badge_key. place 1 is
-- the one to earn next: first what is the last one missing for most roles, then what most of them ask for, then what has been begun, then
-- the order of the nearest role.
with missing as (
    select
        q.person_id,
        q.badge_key,
        count(*) as asked_by,
        count(*) filter (s.badges_missing = 1) as last_for,
        list(s.title order by s.nearest) as roles,
        list(s.title order by s.nearest) filter (s.badges_missing = 1) as last_roles,
        bool_or(q.state is not null) as begun,
        any_value(q.state) as state,
        min(s.nearest * 1000 + q.position) as way
    from packs.requirements as q
    join packs.steps as s using (person_id, role_key)
    where not q.held
    group by q.person_id, q.badge_key
)

select
    m.person_id,
    m.badge_key,
    d.badge_id,
    m.asked_by,
    m.last_for,
    m.roles,
    coalesce(m.last_roles, []) as last_roles,
    m.state,
    row_number() over (partition by m.person_id order by m.last_for desc, m.asked_by desc, m.begun desc, m.way, d.badge_id) as place
from missing as m
join packs.standards as d using (badge_key)
where d.version is not null
