-- Grain: manager × direct report whose learning of a badge that their role or a next role asks for has stalled. Key: both. things: the badges, the
-- longest begun first; roles: next roles that wait for one.
with stalled as (
    select
        l.person_id,
        l.name,
        l.enrolled_date,
        list(s.title) filter (s.title is not null) as roles
    from packs.learning as l
    join packs.people as p using (person_id)
    left join packs.requirements as q
        on q.person_id = l.person_id
        and q.badge_key = l.badge_key
        and not q.held
    left join packs.steps as s
        on s.person_id = q.person_id
        and s.role_key = q.role_key
    left join core.role_requirements as o
        on o.role_key = p.role_key
        and o.badge_key = l.badge_key
    where l.stalled
        and (q.badge_key is not null or o.badge_key is not null)
    group by l.person_id, l.name, l.enrolled_date
)

select
    'restart' as kind,
    r.manager_person_id,
    r.person_id,
    list(t.name order by t.enrolled_date, t.name) as things,
    min(t.enrolled_date) as day,
    list_sort(list_distinct(coalesce(flatten(list(t.roles)), []))) as roles,
    len(list_distinct(coalesce(flatten(list(t.roles)), []))) as unblocks
from packs.reports as r
join stalled as t using (person_id)
where r.direct
group by r.manager_person_id, r.person_id
