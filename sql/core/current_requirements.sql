-- Grain: an employee employed on as_of × badge requirement that they meet on that day, by the badge or a higher level of its competency.
-- Key: person_id, badge_key. last_day: the last day on which they will, as things stand (null: no end is known).
select
    a.person_id,
    r.required_badge_key as badge_key,
    nullif(max(a.last_day), date '9999-12-31') as last_day
from core.awards as a
join core.current_jobs as j using (person_id)
join core.satisfying_badges as r using (badge_key)
cross join staging.settings as s
where a.last_day >= s.as_of
group by a.person_id, r.required_badge_key
