-- Grain: event × dimension member, over the whole history to the last whole quarter. Key: event, dimension, member. Subjects, and the people
-- who had the event: the contributors of its median. rest_people: those who had it in another member too, or only there.
with subjects as (
    select
        curve as event,
        coalesce(person_id::varchar, record_key::varchar) as person,
        record_key,
        status,
        state_id,
        profile_id,
        subject_id,
        status = 1 and count(*) filter (status = 1) over (partition by curve, coalesce(person_id::varchar, record_key::varchar)) > 1 as of_several
    from core.risk_sets
    where grain = 'published_history'
        and curve in ('badge_earned', 'ready_for_role', 'badge_to_move', 'requisition_filled')
),

members as (
    select e.event, m.kind, m.id, m.dimension, m.member
    from core.dimension_members as m
    cross join (select distinct event from subjects) as e
    where not m.crossed
        and (e.event <> 'requisition_filled' or m.kind = 'state')
    union all
    select curve, 'subject', subject_id, dimension, member
    from core.subject_members
    where dimension <> 'badge_level'
),

subject_sums as (
    select
        event,
        case grouping(state_id, profile_id, subject_id) when 3 then 'state' when 5 then 'profile' else 'subject' end as kind,
        coalesce(state_id, profile_id, subject_id) as id,
        count(*) as subjects,
        sum(record_key)::hugeint as subjects_key,
        count(*) filter (status = 1) as events,
        coalesce(sum(record_key) filter (status = 1), 0)::hugeint as events_key,
        count(*) filter (status = 1 and not of_several) as people_of_one
    from subjects
    group by grouping sets ((event, state_id), (event, profile_id), (event, subject_id))
),

-- Who had the event once stands in one member of each dimension; only of the others must it be found out.
places_of_several as (
    select distinct event, person, unnest(['state', 'profile', 'subject']) as kind, unnest([state_id, profile_id, subject_id]) as id
    from subjects
    where of_several
),

members_of_several as (
    select s.event, s.person, m.dimension, min(m.member) as first_member, max(m.member) as last_member, list(distinct m.member) as members
    from places_of_several as s
    join members as m using (event, kind, id)
    group by s.event, s.person, m.dimension
),

people_of_several as (
    select event, dimension, member, count(*) as people, count(*) filter (alone) as here_alone
    from (
        select event, dimension, first_member = last_member as alone, unnest(members) as member
        from members_of_several
    )
    group by event, dimension, member
),

counted as (
    select
        s.event,
        m.dimension,
        m.member,
        sum(s.subjects)::bigint as subjects,
        sum(s.subjects_key)::hugeint as subjects_key,
        sum(s.events)::bigint as events,
        sum(s.events_key)::hugeint as events_key,
        (sum(s.people_of_one) + coalesce(any_value(p.people), 0))::bigint as event_people,
        (sum(s.people_of_one) + coalesce(any_value(p.here_alone), 0))::bigint as here_alone
    from subject_sums as s
    join members as m using (event, kind, id)
    left join people_of_several as p using (event, dimension, member)
    group by s.event, m.dimension, m.member
)

select
    c.* exclude (here_alone),
    a.events - c.events as rest_events,
    a.event_people - c.here_alone as rest_people
from counted as c
join counted as a
    on a.event = c.event
    and a.dimension = 'all'
