-- Grain: an employee employed on as_of × role one career step from theirs. Key: employee_id, role_id (the target). months_remaining: the longer of the
-- service still missing and the time that the missing badges take, 0 when ready now, null where no time is known. performance_gate (the last review within
-- 24 months said high performer: met, or not: not_met) and open_positions stand beside the tier and are no part of it.
select
    p.employee_id,
    t.role_id,
    c.kind as step_kind,
    r.badges_required,
    r.badges_held,
    r.missing_badges,
    months_of_ticks(r.role_ticks) as months_in_role,
    months_of_ticks(r.remaining_ticks) as months_remaining,
    r.tier,
    coalesce(
        g.performance_gate, -- uses: performance
        'unknown'
    ) as performance_gate,
    o.open_positions,
    case when r.tier <> 'ready_now' then c.assignment end as suggested_assignment
from core.readiness as r
join core.current_jobs as j using (person_id)
join staging.people as p using (person_id)
join core.roles as t on t.role_key = r.to_role_key
join staging.career_steps as c
    on c.from_role_key = j.role_key
    and c.to_role_key = r.to_role_key
join core.open_positions as o on o.role_key = r.to_role_key
left join core.performance_gates as g on g.person_id = r.person_id -- uses: performance
