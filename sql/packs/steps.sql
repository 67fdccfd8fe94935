-- Grain: subject × next role. Key: person_id, role_key. nearest: 1 is the role that the person can be ready for first.
select
    s.person_id,
    r.role_key,
    d.role_id,
    r.title,
    r.critical,
    r.track,
    d.step_kind,
    d.badges_required,
    d.badges_held,
    d.badges_required - d.badges_held as badges_missing,
    d.months_in_role,
    c.minimum_months_in_role,
    d.months_remaining,
    d.tier,
    d.performance_gate, -- uses: performance
    d.open_positions,
    d.suggested_assignment,
    row_number() over (
        partition by s.person_id
        order by d.tier = 'no_path', d.tier <> 'ready_now', d.months_remaining nulls last, d.open_positions desc, d.role_id
    ) as nearest
from packs.subjects as s
join packs.people as p using (person_id)
join marts.readiness as d using (employee_id)
join core.roles as r on r.role_id = d.role_id
left join staging.career_steps as c
    on c.from_role_key = p.role_key
    and c.to_role_key = r.role_key
