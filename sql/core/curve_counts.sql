-- Grain: group of a curve × time (ticks) at which anyone enters or leaves. Key: group_no, time. at_risk counts those with entry < time ≤ last.
with windows as (
    select distinct curve, grain, period_start, window_no
    from core.curve_groups
),

places as (
    select state_id, family, level, dense_rank() over (order by family, level)::integer as place_no
    from core.states
),

finest_groups as (
    select distinct g.window_no, p.place_no, m.kind, m.id, g.group_no
    from core.curve_groups as g
    join places as p on not g.crossed or (g.family = p.family and g.level = p.level)
    join core.dimension_members as m using (dimension, member)
    where g.grain <> 'trailing_12m'
        and (not g.crossed or (g.family <> 'all' and g.level <> 'all'))
),

turns as (
    select curve, grain, period_start, state_id, profile_id, subject_id, entry::integer as time, 1 as entered, 0 as events, 0 as competing, 0 as censored
    from core.risk_sets
    union all
    select curve, grain, period_start, state_id, profile_id, subject_id, last::integer, 0, (status = 1)::integer, (status = 2)::integer, (status = 0)::integer
    from core.risk_sets
),

placed_turns as (
    select t.curve, w.window_no, p.place_no, t.state_id, t.profile_id, t.subject_id, t.time, t.entered, t.events, t.competing, t.censored
    from turns as t
    join windows as w using (curve, grain, period_start)
    join places as p using (state_id)
),

finest_counts as (
    select group_no, time, sum(entered) as entered, sum(events) as events, sum(competing) as competing, sum(censored) as censored
    from (
        select g.group_no, t.time, t.entered, t.events, t.competing, t.censored
        from placed_turns as t
        join finest_groups as g
            on g.kind = 'state'
            and g.window_no = t.window_no
            and g.place_no = t.place_no
            and g.id = t.state_id
        union all
        select g.group_no, t.time, t.entered, t.events, t.competing, t.censored
        from placed_turns as t
        join finest_groups as g
            on g.kind = 'profile'
            and g.window_no = t.window_no
            and g.place_no = t.place_no
            and g.id = t.profile_id
        union all
        select g.group_no, t.time, t.entered, t.events, t.competing, t.censored
        from placed_turns as t
        join core.subject_members as m using (curve, subject_id)
        join core.curve_groups as g
            on g.window_no = t.window_no
            and g.dimension = m.dimension
            and g.member = m.member
    )
    group by group_no, time
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
    select w.wider_no as group_no, c.time, sum(c.entered) as entered, sum(c.events) as events, sum(c.competing) as competing, sum(c.censored) as censored
    from finest_counts as c
    join wider_groups as w using (group_no)
    group by w.wider_no, c.time
    union all
    select c.group_no, c.time, c.entered, c.events, c.competing, c.censored
    from finest_counts as c
    join core.curve_groups as g using (group_no)
    where not g.crossed
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
    coalesce(sum((entered - events - competing - censored)::integer) over (
        partition by group_no
        order by time
        rows between unbounded preceding and 1 preceding
    ), 0)::integer as at_risk
from counts
