-- Grain: move kind × performers (all, yes, no) of the whole, and move kind × dimension member. Key: move_kind, performers, dimension,
-- member. Over history up to the last whole quarter's end. people and exits are rounded; hazard ratios are published as those of
-- published.badge_move_lift: to two digits, where ten people left after such a move and ten without one. none is the reference.
with risks as (
    select r.*
    from core.retention_risks as r
    join core.curve_windows as w
        on w.grain = 'published_history'
        and w.last_day = r.seen_until
),

supplied as (
    select 1
    from core.supply
    where name in ('job_changes', 'exit_reasons')
    having bool_and(supplied)
),

attributes as (
    select move_kind, performers, person_id, record_key, left_voluntarily, 'state' as kind, state_id as id
    from risks
    union all
    select move_kind, performers, person_id, record_key, left_voluntarily, 'profile', profile_id
    from risks
    where performers = 'all'
),

people as (
    select
        a.move_kind,
        a.performers,
        m.dimension,
        m.member,
        a.person_id,
        a.record_key,
        count(*) as stays,
        count(*) filter (a.left_voluntarily) as exits
    from attributes as a
    join core.dimension_members as m using (kind, id)
    where a.performers = 'all'
        or m.dimension = 'all'
    group by all
),

sizes as (
    select
        move_kind,
        performers,
        dimension,
        member,
        count(*) as people,
        sum(record_key::hugeint) as people_key,
        sum(stays) as stays,
        sum(exits)::bigint as exits,
        coalesce(sum(record_key::hugeint * exits), 0) as exits_key,
        count(*) filter (exits > 0) as leavers
    from people
    group by move_kind, performers, dimension, member
),

cells as (
    select
        s.move_kind,
        s.performers,
        s.dimension,
        s.member,
        rounded(s.people, s.people_key) as people,
        rounded(s.exits, s.exits_key) as exits,
        cell_state(s.people, a.people - s.people, greatest(a.stays - s.stays, a.people - s.people), t.minimum_cell, t.rate_cell) as size_state,
        s.move_kind <> 'none' and h.hazard_ratio is not null and s.leavers >= t.median_cell and n.leavers >= t.median_cell and n.people >= t.rate_cell as has_ratio,
        two_digits(h.hazard_ratio) as hazard_ratio,
        two_digits(h.lower) as lower,
        two_digits(h.upper) as upper
    from sizes as s
    join sizes as a
        on a.move_kind = s.move_kind
        and a.performers = 'all'
        and a.dimension = 'all'
    left join sizes as n
        on n.move_kind = 'none'
        and n.performers = s.performers
        and n.dimension = s.dimension
        and n.member = s.member
    left join core.curve_windows as w on w.grain = 'published_history'
    left join core.retention_hazards as h
        on h.seen_until = w.last_day
        and h.move_kind = s.move_kind
        and h.performers = s.performers
        and h.dimension = s.dimension
        and h.member = s.member
    cross join supplied
    cross join published.thresholds as t
),

judged_cells as (
    select
        c.* exclude (size_state, has_ratio),
        state_unless_derivable(case when c.size_state = 'shown' and c.move_kind <> 'none' and not coalesce(c.has_ratio, false) then 'no_rate' else c.size_state end, h.cell) as state
    from cells as c
    left join raw.hidden_cells as h
        on h.model = 'retention_hazards'
        and h.cell = concat_ws('|', c.move_kind, c.performers, c.dimension, c.member)
)

select
    move_kind,
    performers,
    dimension,
    member,
    case when state in ('shown', 'no_rate') then people end as people,
    case when state in ('shown', 'no_rate') then exits end as exits,
    case when state = 'shown' and move_kind <> 'none' then hazard_ratio end as hazard_ratio,
    case when state = 'shown' and move_kind <> 'none' then lower end as lower,
    case when state = 'shown' and move_kind <> 'none' then upper end as upper,
    state
from judged_cells
