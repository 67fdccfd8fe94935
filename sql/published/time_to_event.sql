-- Grain: event × dimension member (badge_id and role_id too), over the whole history to the last whole quarter. Key: event, dimension, member.
-- Kaplan–Meier medians with their intervals, of months to half a month, of days to 5 days, where ten people had the event and as many or
-- none of the rest had it. A shown row without a value: half had not had it yet.
with sized as (
    select
        p.event,
        p.dimension,
        p.member,
        case when p.event = 'requisition_filled' then 'days' else 'months' end as unit,
        rounded(p.events, p.events_key) as events,
        rounded(p.subjects, p.subjects_key) as followed,
        case when p.event = 'requisition_filled' then rounded_days(m.median) else round(2 * m.median) / 2 end as value,
        case when p.event = 'requisition_filled' then rounded_days(m.lower) else round(2 * m.lower) / 2 end as lower,
        case when p.event = 'requisition_filled' then rounded_days(m.upper) else round(2 * m.upper) / 2 end as upper,
        cell_state(p.event_people, p.rest_people, p.rest_events, t.median_cell, 0) as state
    from published.event_people as p
    join core.curve_medians as m
        on m.curve = p.event
        and m.grain = 'published_history'
        and m.dimension = p.dimension
        and m.member = p.member
    cross join published.thresholds as t
    where not exists (
        from core.event_needs as n
        join core.supply as s using (name)
        where n.event = p.event
            and not s.supplied
    )
)

select
    event,
    dimension,
    member,
    unit,
    case when state = 'shown' then events end as events,
    case when state = 'shown' then followed end as followed,
    case when state = 'shown' then value end as value,
    case when state = 'shown' then lower end as lower,
    case when state = 'shown' then upper end as upper,
    state
from sized
