-- Grain: a development action that fell due on or before as_of. Key: action_id. Attributes of the employee on the day it was due;
-- Unknown where not employed then. on_time: completed by that day.
-- uses: manager_engagement
select
    a.action_id,
    a.person_id,
    p.record_key,
    p.profile_id,
    a.kind,
    a.due_date,
    coalesce(a.completed_date <= a.due_date, false) as on_time,
    coalesce(j.state_id, u.state_id) as state_id
from staging.development_actions as a
join core.person_profiles as p
    on p.person_id = a.person_id
    and a.due_date >= p.start_date
    and a.due_date < p.end_date
cross join staging.settings as s
left join core.job_states as j
    on j.person_id = a.person_id
    and a.due_date >= j.start_date
    and a.due_date < j.end_date
cross join core.unknown_state as u
where a.due_date <= s.as_of
