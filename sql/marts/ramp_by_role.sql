-- Grain: a role into which somebody moved and in which somebody was rated. Key: role_id. Kaplan–Meier median of months from a move into it to the
-- first rating at or above its median, over the whole history, beside what the role's own record says it takes.
-- uses: performance
select
    m.member as role_id,
    m.subjects as moves,
    m.events as ramped,
    m.median as ramp_months,
    m.lower,
    m.upper,
    r.months_to_productivity
from core.curve_medians as m
join staging.roles as r on r.role_id = m.member
where m.curve = 'ramp'
    and m.grain = 'history'
    and m.dimension = 'role_id'
