-- Grain: curve × year × dimension member, and trailing years of the whole. Key: curve, grain, period_start, dimension, member. Who was
-- followed and who had the event: a curve falls only where somebody has it, so the contributors of its median are the people with the event.
with attributes as (
    select curve, period_start, person_id, record_key, status, last, 'state' as kind, state_id as id
    from core.risk_sets
    where grain = 'year'
    union all
    select curve, period_start, person_id, record_key, status, last, 'profile', profile_id
    from core.risk_sets
    where grain = 'year'
),

trailing_people as (
    select c.curve, w.period_start, count(distinct c.person_id) as event_people
    from core.curve_subjects as c
    join core.curve_windows as w
        on c.last_date > w.after_day
        and c.last_date <= w.last_day
    where c.status = 1
        and w.grain = 'trailing_12m'
    group by c.curve, w.period_start
)

select
    r.curve,
    'year' as grain,
    r.period_start,
    m.dimension,
    m.member,
    count(*) as subjects,
    count(distinct r.person_id) as people,
    sum(r.record_key) as subjects_key,
    count(*) filter (r.status = 1) as events,
    coalesce(sum(r.record_key) filter (r.status = 1), 0) as events_key,
    count(distinct r.person_id) filter (r.status = 1) as event_people,
    sum(r.last) filter (r.status = 1) as event_ticks
from attributes as r
join core.dimension_members as m using (kind, id)
where not m.crossed
group by all
union all
select
    t.curve,
    t.grain,
    t.period_start,
    'all',
    'all',
    sum(t.entered),
    null,
    sum(t.entered_key),
    sum(t.events),
    sum(t.events_key),
    coalesce(any_value(p.event_people), 0),
    sum(t.time * t.events::bigint)
from core.trailing_turns as t
left join trailing_people as p using (curve, period_start)
group by t.curve, t.grain, t.period_start
