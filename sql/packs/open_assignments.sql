-- Grain: a subject with a stretch assignment open, whoever gave it. Key: person_id.
-- uses: manager_engagement
select distinct a.person_id
from staging.development_actions as a
join packs.subjects as s using (person_id)
cross join staging.settings as g
where a.kind = 'stretch_assignment'
    and a.completed_date is null
    and coalesce(a.created_date, a.due_date) <= g.as_of
