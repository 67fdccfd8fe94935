-- Grain: curve × year × dimension member, and trailing years of the whole. Key: curve, grain, period_start, dimension, member. Who was
-- followed and who had the event: a curve falls only where somebody has it, so the contributors of its median are the people with the event.
with subjects as (
    select curve, period_start, person_id, record_key, status, last, state_id, profile_id, person_id is not null and count(*) over (partition by curve, period_start, person_id) > 1 as of_several
    from core.risk_sets
    where grain = 'year'
),

attributes as (
    select * exclude (state_id, profile_id), 'state' as kind, state_id as id
    from subjects
    union all
    select * exclude (state_id, profile_id), 'profile', profile_id
    from subjects
),

-- Most people are one subject of a year and counted as such; the distinct count, costly over every member, is left to the others.
people_of_several as (
    select a.curve, a.period_start, m.dimension, m.member, count(distinct a.person_id) as people, count(distinct a.person_id) filter (a.status = 1) as event_people
    from attributes as a
    join core.dimension_members as m using (kind, id)
    where a.of_several
    group by all
),

attribute_sums as (
    select
        curve,
        period_start,
        kind,
        id,
        count(*) as subjects,
        count(person_id) filter (not of_several) as people,
        sum(record_key) as subjects_key,
        count(*) filter (status = 1) as events,
        coalesce(sum(record_key) filter (status = 1), 0) as events_key,
        count(person_id) filter (status = 1 and not of_several) as event_people,
        sum(last) filter (status = 1) as event_ticks
    from attributes
    group by all
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
    a.curve,
    'year' as grain,
    a.period_start,
    m.dimension,
    m.member,
    sum(a.subjects) as subjects,
    sum(a.people) + coalesce(any_value(s.people), 0) as people,
    sum(a.subjects_key) as subjects_key,
    sum(a.events) as events,
    sum(a.events_key) as events_key,
    sum(a.event_people) + coalesce(any_value(s.event_people), 0) as event_people,
    sum(a.event_ticks) as event_ticks
from attribute_sums as a
join core.dimension_members as m using (kind, id)
left join people_of_several as s using (curve, period_start, dimension, member)
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
