-- Grain: manager × direct report who can be ready within six months, has an assignment that would build what is missing, no
-- stretch assignment open, and lacks more than decisions on evidence. Key: both. note: the assignment.
with waits as (
    select person_id, role_key, bool_and(state is not distinct from 'submitted') as only_waits
    from packs.requirements
    where not held
    group by person_id, role_key
)

select
    'assign' as kind,
    r.manager_person_id,
    r.person_id,
    [s.title] as roles,
    s.suggested_assignment as note
from packs.reports as r
join packs.steps as s using (person_id)
left join waits as w
    on w.person_id = s.person_id
    and w.role_key = s.role_key
anti join packs.open_assignments as o using (person_id) -- uses: manager_engagement
where r.direct
    and s.tier = 'within_6_months'
    and s.suggested_assignment is not null
    and not coalesce(w.only_waits, false)
qualify row_number() over (partition by r.manager_person_id, r.person_id order by s.nearest) = 1
