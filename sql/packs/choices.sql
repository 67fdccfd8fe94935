-- Grain: chosen role × candidate ready now. Key: role_key, person_id. uncovered: the critical role that would have a position fewer covered by
-- distinct people if this candidate took the chosen role; empty where somebody else covers. The chosen role's own positions stand aside.
with classes as (
    select ready_for, count(*)::integer as people
    from core.critical_slates
    group by ready_for
),

cases as (
    select distinct c.role_key, l.ready_for
    from packs.candidates as c
    join core.critical_slates as l using (person_id)
),

positions_left as (
    select
        c.role_key,
        list(case when r.role_key = c.role_key then 0 else r.positions end order by r.place) as positions,
        list(r.title order by r.place) as titles
    from packs.chosen as c
    cross join core.critical_roles as r
    where c.kind = 'role'
    group by c.role_key
),

compared as (
    select
        s.role_key,
        s.ready_for,
        any_value(p.titles) as titles,
        distinct_coverage(any_value(p.positions)::integer[], list(k.ready_for order by k.ready_for), list(k.people order by k.ready_for)) as before,
        distinct_coverage(any_value(p.positions)::integer[], list(k.ready_for order by k.ready_for), list(k.people - (k.ready_for = s.ready_for)::integer order by k.ready_for)) as after
    from cases as s
    join positions_left as p using (role_key)
    cross join classes as k
    group by s.role_key, s.ready_for
)

select
    c.role_key,
    c.person_id,
    list_filter(list_transform(m.titles, lambda title, place: case when m.after[place] < m.before[place] then title end), lambda title: title is not null)[1] as uncovered
from packs.candidates as c
join core.critical_slates as l using (person_id)
join compared as m using (role_key, ready_for)
