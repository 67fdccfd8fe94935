-- Grain: a career step × badge that the role it leads to requires (one row without a badge where it requires none). Key: from_role_id,
-- to_role_id, badge_id. How long a badge took is read off published.time_to_event; career_badges tells its standard.
select
    c.from_role_id,
    c.to_role_id,
    c.kind,
    c.badge_id,
    c.position::double as position,
    t.value as median_months_to_earn,
    t.lower,
    t.upper,
    t.events as earners,
    c.minimum_months_in_role::double as minimum_months_in_role,
    c.assignment
from marts.career_map as c
left join published.time_to_event as t
    on t.event = 'badge_earned'
    and t.dimension = 'badge_id'
    and t.member = c.badge_id
