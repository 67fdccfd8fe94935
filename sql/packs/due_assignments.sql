-- Grain: manager × direct report who can be ready within six months, has an assignment that would build what is missing, and no
-- stretch assignment open. Key: both. note: the assignment.
select
    'assign' as kind,
    r.manager_person_id,
    r.person_id,
    [s.title] as roles,
    s.suggested_assignment as note
from packs.reports as r
join packs.steps as s using (person_id)
anti join packs.open_assignments as o using (person_id) -- uses: manager_engagement
where r.direct
    and s.tier = 'within_6_months'
    and s.suggested_assignment is not null
qualify row_number() over (partition by r.manager_person_id, r.person_id order by s.nearest) = 1
