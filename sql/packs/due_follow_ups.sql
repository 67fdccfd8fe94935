-- Grain: manager × person below them with a stretch assignment that is past its day. Key: both.
-- uses: manager_engagement
select
    'follow_up' as kind,
    a.manager_person_id,
    a.person_id,
    count(*)::integer as items,
    min_by(a.action_id, (a.due_date, a.action_id)) as action_id,
    min(a.due_date) as day,
    max(a.days_late)::integer as days_late
from packs.open_actions as a
join packs.reports as r using (manager_person_id, person_id)
where a.kind = 'stretch_assignment'
    and a.days_late > 0
group by a.manager_person_id, a.person_id
