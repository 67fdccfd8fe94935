-- Grain: group of stays × move kind × stratum (family × level) × time (ticks since the move, or since the role was entered) at which anyone
-- enters or leaves. Key: all of them.
with strata as (
    select state_id, dense_rank() over (order by family, level)::integer as stratum_no
    from core.states
),

turns as (
    select
        r.seen_until,
        r.performers,
        r.move_kind,
        s.stratum_no,
        r.state_id,
        r.profile_id,
        unnest([r.entry, r.last]) as time,
        unnest([1, 0]) as entered,
        unnest([0, r.left_voluntarily::integer]) as exits
    from core.retention_risks as r
    join strata as s using (state_id)
),

turn_counts as (
    select
        seen_until,
        performers,
        move_kind,
        stratum_no,
        time,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        count(*) filter (entered = 1) as entered,
        count(*) filter (exits = 1) as exits,
        count(*) filter (entered = 0) as departed
    from turns
    group by grouping sets (
        (seen_until, performers, move_kind, stratum_no, time, state_id),
        (seen_until, performers, move_kind, stratum_no, time, profile_id)
    )
),

groups as (
    select g.group_no, g.seen_until, g.performers, m.kind, m.id
    from core.retention_groups as g
    join core.dimension_members as m using (dimension, member)
)

select
    g.group_no,
    t.move_kind,
    t.stratum_no,
    t.time,
    sum(t.entered)::bigint as entered,
    sum(t.exits)::bigint as exits,
    sum(t.departed)::bigint as departed
from turn_counts as t
join groups as g using (seen_until, performers, kind, id)
group by g.group_no, t.move_kind, t.stratum_no, t.time
