-- Grain: manager × direct report with no development conversation in the 90 days up to as_of. Key: both. day: the last one held.
-- uses: manager_engagement
select
    'converse' as kind,
    r.manager_person_id,
    r.person_id,
    c.last_date as day
from packs.reports as r
join packs.conversations as c using (person_id)
where r.direct
    and not c.covered
