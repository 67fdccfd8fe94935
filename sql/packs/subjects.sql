-- Grain: a person whose badges and ways on stand in a pack that was asked for. Key: person_id.
select r.person_id
from packs.reports as r
join packs.chosen as c
    on c.kind = 'manager'
    and c.person_id = r.manager_person_id
where r.direct
    or getvariable('subtree')
union
select person_id
from packs.chosen
where kind = 'employee'
union
select person_id
from packs.candidates
