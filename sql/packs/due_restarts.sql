-- Grain: manager × direct report whose learning has stalled. Key: both. things: the badges, the longest begun first.
with stalled as (
    select person_id, list(name order by enrolled_date, name) as things, min(enrolled_date) as day
    from packs.learning
    where stalled
    group by person_id
),

asked as (
    select q.person_id, list(distinct s.title order by s.title) as roles
    from packs.requirements as q
    join packs.steps as s using (person_id, role_key)
    where q.stalled
        and not q.held
    group by q.person_id
)

select
    'restart' as kind,
    r.manager_person_id,
    r.person_id,
    t.things,
    t.day,
    coalesce(a.roles, []) as roles,
    len(coalesce(a.roles, [])) as unblocks
from packs.reports as r
join stalled as t using (person_id)
left join asked as a using (person_id)
where r.direct
