-- Grain: an evidence review or stretch assignment that a manager has yet to bring to its end. Key: action_id.
-- uses: manager_engagement
select
    a.action_id,
    a.manager_person_id,
    a.person_id,
    a.kind,
    a.created_date,
    a.due_date,
    greatest(g.as_of - a.due_date, 0) as days_late
from staging.development_actions as a
join packs.chosen as c
    on c.kind = 'manager'
    and c.person_id = a.manager_person_id
cross join staging.settings as g
where a.kind in ('evidence_review', 'stretch_assignment')
    and a.completed_date is null
    and coalesce(a.created_date, a.due_date) <= g.as_of
