-- Grain: a group of people that a curve is drawn of: curve × window × family × level ('all' too) × dimension member. Key: group_no.
-- Promotion over the whole history crosses family and level with the other dimensions (crossed); other curves take one dimension at a
-- time, those of trailing windows `all` alone; a dimension of the curve's own (core.subject_members) stands for the whole history only.
-- Groups without anyone are listed too; what is published of promotion's whole history is core.curve_bins.
with windows as (
    select *, curve = 'promotion' and grain = 'history' as crossed, row_number() over (order by curve, grain, period_start)::integer as window_no
    from (
        select curve, grain, period_start from core.risk_sets
        union
        select curve, grain, period_start from core.trailing_turns
    )
),

members as (
    select distinct null as curve, dimension, member
    from core.dimension_members
    where not crossed
    union all
    select distinct curve, dimension, member
    from core.subject_members
),

places as (
    select distinct family, level
    from (
        select unnest([
            {'family': family, 'level': level},
            {'family': family, 'level': 'all'},
            {'family': 'all', 'level': level},
            {'family': 'all', 'level': 'all'}
        ], recursive := true)
        from core.states
    )
)

select
    row_number() over (order by w.window_no, p.family, p.level, m.dimension, m.member)::integer as group_no,
    w.window_no,
    w.curve,
    w.grain,
    w.period_start,
    w.crossed and m.curve is null as crossed,
    p.family,
    p.level,
    m.dimension,
    m.member
from windows as w
cross join places as p
cross join members as m
where case
    when m.curve is not null then p.family = 'all' and p.level = 'all'
    when w.crossed then m.dimension not in ('family', 'level')
    when w.grain = 'trailing_12m' then m.dimension = 'all' and p.family = 'all' and p.level = 'all'
    else p.family = 'all' and p.level = 'all' and (w.curve <> 'promotion' or w.grain <> 'published_history')
end
    and (m.curve is null or (m.curve = w.curve and w.grain in ('history', 'published_history')))
