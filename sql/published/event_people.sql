-- Grain: event × dimension member, over the whole history to the last whole quarter. Key: event, dimension, member. Subjects, and the people
-- who had the event: the contributors of its median. rest_people: those who had it in another member too, or only there.
with subjects as (
    select
        r.curve as event,
        coalesce(r.person_id::varchar, r.record_key::varchar) as person,
        r.record_key,
        r.status,
        unnest(['state', 'profile', 'subject']) as kind,
        unnest([r.state_id, r.profile_id, r.subject_id]) as id
    from core.risk_sets as r
    where r.grain = 'published_history'
        and r.curve in ('badge_earned', 'ready_for_role', 'badge_to_move', 'requisition_filled')
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

placed as (
    select
        s.*,
        m.dimension,
        m.member,
        case when s.status = 1 then s.person end as event_person,
        min(case when s.status = 1 then m.member end) over of_person = max(case when s.status = 1 then m.member end) over of_person as here_alone
    from subjects as s
    join members as m using (event, kind, id)
    window of_person as (partition by s.event, m.dimension, s.person)
),

counted as (
    select
        event,
        dimension,
        member,
        count(*) as subjects,
        sum(record_key::hugeint) as subjects_key,
        count(*) filter (status = 1) as events,
        coalesce(sum(record_key::hugeint) filter (status = 1), 0) as events_key,
        count(distinct event_person) as event_people,
        count(distinct event_person) filter (here_alone) as here_alone
    from placed
    group by event, dimension, member
)

select
    c.* exclude (here_alone),
    a.events - c.events as rest_events,
    a.event_people - c.here_alone as rest_people
from counted as c
join counted as a
    on a.event = c.event
    and a.dimension = 'all'
