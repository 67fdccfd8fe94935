-- Grain: last day seen × move kind × performers (all, yes, no) × dimension member × family × level × time (ticks since the move, or since the role was
-- entered) at which anyone enters or leaves. Key: all of them.
with turns as (
    select seen_until, move_kind, performers, state_id, profile_id, entry as time, 1 as entered, 0 as exits, 0 as departed
    from core.retention_risks
    union all
    select seen_until, move_kind, performers, state_id, profile_id, last, 0, left_voluntarily::integer, 1
    from core.retention_risks
),

turns_by_attribute as (
    select
        t.seen_until,
        t.move_kind,
        t.performers,
        s.family,
        s.level,
        t.time,
        case when grouping(t.state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(t.state_id, t.profile_id) as id,
        sum(t.entered) as entered,
        sum(t.exits) as exits,
        sum(t.departed) as departed
    from turns as t
    join core.states as s using (state_id)
    group by grouping sets (
        (t.seen_until, t.move_kind, t.performers, s.family, s.level, t.time, t.state_id),
        (t.seen_until, t.move_kind, t.performers, s.family, s.level, t.time, t.profile_id)
    )
)

select
    t.seen_until,
    t.move_kind,
    t.performers,
    m.dimension,
    m.member,
    t.family,
    t.level,
    t.time,
    sum(t.entered)::bigint as entered,
    sum(t.exits)::bigint as exits,
    sum(t.departed)::bigint as departed
from turns_by_attribute as t
join core.dimension_members as m using (kind, id)
where not m.crossed
group by all
