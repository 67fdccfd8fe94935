-- Grain: manager × direct report × badge that expires within 90 days and that the person's role or a next role asks for. Key: all three.
-- makes_ready: roles for which the person would be ready no longer.
with asked as (
    select p.person_id, p.title, f.badge_key, false as is_ready, 0 as nearest
    from packs.people as p
    join packs.subjects as s using (person_id)
    join core.role_requirements as q using (role_key)
    join core.satisfying_badges as f on f.required_badge_key = q.badge_key
    union all
    select q.person_id, s.title, h.badge_key, s.tier = 'ready_now', s.nearest
    from packs.requirements as q
    join packs.steps as s using (person_id, role_key)
    join staging.badges as h on h.badge_id = q.held_badge_id
)

select
    'renew' as kind,
    r.manager_person_id,
    r.person_id,
    [h.name] as things,
    h.last_day as day,
    list(a.title order by a.nearest) as roles,
    count(*) filter (a.is_ready)::integer as makes_ready,
    count(*)::integer as unblocks
from packs.reports as r
join packs.holdings as h using (person_id)
join asked as a
    on a.person_id = h.person_id
    and a.badge_key = h.badge_key
cross join staging.settings as g
where r.direct
    and h.last_day <= g.as_of + 90
group by r.manager_person_id, r.person_id, h.badge_key, h.name, h.last_day
