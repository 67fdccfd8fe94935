-- Grain: an employee employed on as_of × badge requirement that they meet on that day, by the badge or a higher level of its competency.
-- Key: person_id, badge_key.
select
    r.person_id,
    r.required_badge_key as badge_key
from core.requirement_stretches as r
semi join core.current_jobs as j using (person_id)
cross join staging.settings as s
where s.as_of >= r.start_date
    and s.as_of < r.end_date
