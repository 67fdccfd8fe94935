-- Grain: manager × team of theirs, all of whose members are below them × badge that a member's role requires. Key: manager_person_id, team_id,
-- badge_id. holder_person_id: who alone holds it.
with sole_holders as (
    select p.team_key, f.required_badge_key as badge_key, min(h.person_id) as person_id
    from core.badge_holdings as h
    cross join staging.settings as g
    join core.satisfying_badges as f using (badge_key)
    join packs.people as p using (person_id)
    semi join packs.own_teams as o using (team_key)
    where g.as_of >= h.start_date
        and g.as_of < h.end_date
    group by p.team_key, f.required_badge_key
    having count(distinct h.person_id) = 1
)

select
    o.manager_person_id,
    o.team_id,
    o.team,
    b.badge_id,
    b.name as badge,
    v.headcount,
    v.needed,
    v.holders,
    v.coverage,
    v.status,
    h.person_id as holder_person_id
from packs.own_teams as o
join marts.team_coverage as v using (team_id)
join staging.badges as b using (badge_id)
left join sole_holders as h
    on h.team_key = o.team_key
    and h.badge_key = b.badge_key
    and v.holders = 1
where o.whole
    and v.needed > 0
