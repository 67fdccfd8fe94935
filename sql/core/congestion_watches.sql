-- Grain: role × quarter in which somebody was ready for it on its last day. Key: subject, quarter_end. Those ready against the role's openings of the twelve
-- months, while more people than before became ready and no more moved in; without any opening those who are ready have nowhere to go (at_once).
-- Roles that ask for no badge are left out. value: ready for each opening, null without one.
with steps as (
    select c.from_role_key, c.to_role_key, c.minimum_months_in_role, count(*) as badges, list(r.badge_key) as badge_keys
    from staging.career_steps as c
    join core.role_requirements as r on r.role_key = c.to_role_key
    where c.from_role_key <> c.to_role_key
    group by all
),

step_badges as (
    select from_role_key, to_role_key, minimum_months_in_role, badges, unnest(badge_keys) as badge_key
    from steps
),

-- roles first: joined by badge alone, every holder would meet every role that asks for it
holders as materialized (
    select q.quarter_end, h.person_id, h.required_badge_key as badge_key, s.role_key, s.start_date
    from core.watch_quarters as q
    join core.requirement_stretches as h
        on h.start_date < q.quarter_end
        and h.end_date >= q.quarter_end
    join core.role_spells as s
        on s.person_id = h.person_id
        and s.start_date < q.quarter_end
        and s.end_date >= q.quarter_end
),

ready_people as (
    select h.quarter_end, h.person_id, b.to_role_key
    from holders as h
    join step_badges as b
        on b.from_role_key = h.role_key
        and b.badge_key = h.badge_key
    where ticks_between(h.start_date, (h.quarter_end - 1)::date) >= 377580 * b.minimum_months_in_role
    group by h.quarter_end, h.person_id, b.to_role_key, b.badges
    having count(*) = b.badges
),

ready as (
    select quarter_end, to_role_key, count(*) as ready
    from ready_people
    group by quarter_end, to_role_key
),

counted as (
    select
        q.quarter_end,
        e.role_key as to_role_key,
        count(*) filter (e.kind = 'opening' and e.day >= q.year_start) as openings,
        count(*) filter (e.kind = 'completion' and e.day >= q.year_start) as completions,
        count(*) filter (e.kind = 'completion' and e.day < q.year_start) as completions_before,
        count(*) filter (e.kind = 'move' and e.day >= q.year_start) as moves,
        count(*) filter (e.kind = 'move' and e.day < q.year_start) as moves_before
    from core.watch_quarters as q
    join core.pathway_events as e
        on e.day >= q.before_start
        and e.day < q.quarter_end
    group by q.quarter_end, e.role_key
)

select
    'congestion' as watch,
    'role' as subject_kind,
    o.role_id as subject,
    r.quarter_end,
    coalesce(c.openings, 0) = 0 or (r.ready > l.ready_per_opening * c.openings and c.completions > c.completions_before and c.moves <= c.moves_before) as met,
    coalesce(c.openings, 0) = 0 as at_once,
    rate(r.ready, c.openings) as value,
    l.ready_per_opening::double as threshold,
    null::double as beside,
    r.ready as people,
    concat('ready ', r.ready, ', openings ', coalesce(c.openings, 0), ', became ready ', coalesce(c.completions, 0), ' after ', coalesce(c.completions_before, 0), ', moved in ', coalesce(c.moves, 0), ' after ', coalesce(c.moves_before, 0)) as evidence
from ready as r
left join counted as c using (quarter_end, to_role_key)
join core.roles as o on o.role_key = r.to_role_key
cross join core.program_limits as l
where coalesce(c.openings, 0) = 0 or c.openings >= l.minimum_moves
