-- Grain: manager × somebody below them on as_of. Key: both. direct: the manager's own report. Distinct pairs alone are followed, so that a
-- circle of managers, or a chief who is their own manager, comes to an end; nobody is below themselves.
with recursive lines as (
    select manager_person_id, person_id
    from packs.people
    where manager_person_id is not null
    union
    select l.manager_person_id, p.person_id
    from lines as l
    join packs.people as p on p.manager_person_id = l.person_id
)

select
    l.manager_person_id,
    l.person_id,
    p.manager_person_id = l.manager_person_id as direct
from lines as l
join packs.people as p using (person_id)
join packs.people as m on m.person_id = l.manager_person_id
where l.person_id <> l.manager_person_id
