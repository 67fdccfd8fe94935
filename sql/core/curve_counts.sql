-- Grain: group of a curve × time (ticks) at which anyone enters or leaves. Key: group_no, time. at_risk counts those with entry < time ≤ last.
-- Turns (3 enters, else the status on leaving) are counted by state and by profile first: many share a time, and each stands in a group of every dimension.
-- Running sums of whole numbers are taken as doubles, which is exact and takes a third of the time.
with windows as (
    select distinct curve, grain, period_start, window_no, bool_or(crossed) over (partition by window_no) as crossed
    from core.curve_groups
),

places as (
    select state_id, family, level, dense_rank() over (order by family, level)::integer as place_no
    from core.states
),

finest_groups as (
    select g.window_no, 0 as place_no, m.kind, m.id, g.group_no
    from core.curve_groups as g
    join core.dimension_members as m using (dimension, member)
    where not g.crossed
        and g.grain <> 'trailing_12m'
    union all
    select distinct g.window_no, p.place_no, m.kind, m.id, g.group_no
    from core.curve_groups as g
    join places as p using (family, level)
    join core.dimension_members as m using (dimension, member)
    where g.crossed
        and (m.kind = 'profile' or m.id = p.state_id)
),

turns as (
    select
        w.window_no,
        case when w.crossed then p.place_no else 0 end as place_no,
        r.state_id,
        r.profile_id,
        unnest([r.entry, r.last]) as time,
        unnest([3, r.status]) as turn
    from core.risk_sets as r
    join windows as w using (curve, grain, period_start)
    join places as p using (state_id)
),

turn_counts as (
    select
        window_no,
        place_no,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        time,
        (count(*) filter (turn = 3))::integer as entered,
        (count(*) filter (turn = 1))::integer as events,
        (count(*) filter (turn = 2))::integer as competing,
        (count(*) filter (turn = 0))::integer as censored
    from turns
    group by grouping sets (
        (window_no, place_no, time, state_id),
        (window_no, place_no, time, profile_id)
    )
),

subject_turns as (
    select
        g.group_no,
        unnest([r.entry, r.last]) as time,
        unnest([3, r.status]) as turn
    from core.risk_sets as r
    join core.subject_members as m using (curve, subject_id)
    join core.curve_groups as g using (curve, grain, period_start, dimension, member)
),

finest_counts as (
    select
        g.group_no,
        t.time,
        sum(t.entered)::integer as entered,
        sum(t.events)::integer as events,
        sum(t.competing)::integer as competing,
        sum(t.censored)::integer as censored
    from turn_counts as t
    join finest_groups as g using (window_no, place_no, kind, id)
    group by g.group_no, t.time
),

wider_groups as (
    select f.group_no, g.group_no as wider_no
    from core.curve_groups as f
    join core.curve_groups as g using (window_no, dimension, member)
    where f.crossed
        and f.family <> 'all'
        and f.level <> 'all'
        and g.family in (f.family, 'all')
        and g.level in (f.level, 'all')
),

counts as (
    select
        w.wider_no as group_no,
        c.time,
        sum(c.entered)::integer as entered,
        sum(c.events)::integer as events,
        sum(c.competing)::integer as competing,
        sum(c.censored)::integer as censored
    from finest_counts as c
    join wider_groups as w using (group_no)
    group by w.wider_no, c.time
    union all
    select c.group_no, c.time, c.entered, c.events, c.competing, c.censored
    from finest_counts as c
    anti join wider_groups as w using (group_no)
    union all
    select group_no, time, count(*) filter (turn = 3), count(*) filter (turn = 1), count(*) filter (turn = 2), count(*) filter (turn = 0)
    from subject_turns
    group by group_no, time
    union all
    select g.group_no, t.time, t.entered, t.events, t.competing, t.censored
    from core.trailing_turns as t
    join core.curve_groups as g using (curve, grain, period_start)
)

select
    group_no,
    time,
    entered::integer as entered,
    events::integer as events,
    competing::integer as competing,
    censored::integer as censored,
    coalesce(sum((entered - events - competing - censored)::double) over (
        partition by group_no
        order by time
        rows between unbounded preceding and 1 preceding
    ), 0)::integer as at_risk
from counts
