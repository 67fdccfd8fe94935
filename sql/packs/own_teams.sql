-- Grain: manager × team that a direct report is in. Key: manager_person_id, team_key. whole: all its members are below the manager, or the
-- manager; only then may its figures stand in the manager's pack.
with teams as (
    select distinct r.manager_person_id, p.team_key
    from packs.reports as r
    join packs.people as p using (person_id)
    join packs.chosen as c
        on c.kind = 'manager'
        and c.person_id = r.manager_person_id
    where r.direct
        and p.team_key > 0
)

select
    t.manager_person_id,
    t.team_key,
    m.team_id,
    any_value(m.team) as team,
    bool_and(m.person_id = t.manager_person_id or r.person_id is not null) as whole
from teams as t
join packs.people as m using (team_key)
left join packs.reports as r
    on r.manager_person_id = t.manager_person_id
    and r.person_id = m.person_id
group by t.manager_person_id, t.team_key, m.team_id
