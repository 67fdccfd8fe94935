-- Grain: a career step × badge that the role it leads to requires (one row without a badge where it requires none). Key: from_role_id,
-- to_role_id, badge_id. The standard in force on as_of (empty: none is) and how long the badge took: Kaplan–Meier median of months from
-- enrolment to award over the whole history, its 95 % interval, and how many earned it.
select
    f.role_id as from_role_id,
    t.role_id as to_role_id,
    c.kind,
    b.badge_id,
    q.position,
    i.version as standard_version,
    v.award_logic,
    v.required_evidence,
    v.validators_required,
    v.valid_months,
    v.counts_toward,
    m.median as median_months_to_earn,
    m.lower,
    m.upper,
    m.events as earners,
    c.minimum_months_in_role,
    c.assignment
from staging.career_steps as c
join staging.roles as f on f.role_key = c.from_role_key
join staging.roles as t on t.role_key = c.to_role_key
left join core.role_requirements as q on q.role_key = c.to_role_key
left join staging.badges as b using (badge_key)
left join core.standards_in_force as i using (badge_key)
left join raw.badges as v
    on v.badge_id = i.badge_id
    and v.version = i.version
left join core.curve_medians as m
    on m.curve = 'badge_earned'
    and m.grain = 'history'
    and m.dimension = 'badge_id'
    and m.member = b.badge_id
