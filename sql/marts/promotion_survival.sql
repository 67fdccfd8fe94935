-- Grain: family × level ('all' too) × dimension member × whole month since the level was reached. Key: all of them.
-- Share not yet promoted, over [history_from, as_of]. survival includes events at exactly that month; promoted, exited and
-- censored lie in the month before it; at_risk is just before it. Rows stop where at_risk falls under minimum_cell.
with counts as (
    select
        family,
        level,
        dimension,
        member,
        ((time + 377579) // 377580)::integer as months,
        entered,
        events,
        competing,
        censored,
        time
    from core.curve_counts
    where curve = 'promotion'
        and grain = 'history'
),

monthly as (
    select
        family,
        level,
        dimension,
        member,
        months,
        sum(events)::bigint as promoted,
        sum(competing)::bigint as exited,
        sum(censored)::bigint as censored,
        sum(entered)::bigint as entered,
        sum(entered) filter (time = months * 377580)::bigint as entered_at,
        sum(events + competing + censored) filter (time = months * 377580)::bigint as left_at
    from counts
    group by all
),

spans as (
    select family, level, dimension, member, max(months) as last_month
    from monthly
    group by all
),

grid as (
    select s.family, s.level, s.dimension, s.member, unnest(range(1, s.last_month + 1))::integer as months
    from spans as s
),

filled as (
    select
        g.family,
        g.level,
        g.dimension,
        g.member,
        g.months,
        coalesce(m.promoted, 0) as promoted,
        coalesce(m.exited, 0) as exited,
        coalesce(m.censored, 0) as censored,
        sum(coalesce(m.entered, 0) - coalesce(m.promoted, 0) - coalesce(m.exited, 0) - coalesce(m.censored, 0)) over up_to
            + coalesce(z.entered, 0) - coalesce(m.entered_at, 0) + coalesce(m.left_at, 0) as at_risk
    from grid as g
    left join monthly as m using (family, level, dimension, member, months)
    left join monthly as z
        on z.family = g.family
        and z.level = g.level
        and z.dimension = g.dimension
        and z.member = g.member
        and z.months = 0
    window up_to as (partition by g.family, g.level, g.dimension, g.member order by g.months rows unbounded preceding)
),

thin as (
    select f.family, f.level, f.dimension, f.member, min(f.months) as first_thin
    from filled as f
    cross join staging.settings as s
    where f.at_risk < s.minimum_cell
    group by all
),

steps as (
    select family, level, dimension, member, time, survival, lower, upper, cumulative_incidence
    from core.curve_steps
    where curve = 'promotion'
        and grain = 'history'
)

select
    f.family,
    f.level,
    f.dimension,
    f.member,
    f.months,
    f.at_risk::bigint as at_risk,
    f.promoted,
    f.exited,
    f.censored,
    coalesce(s.survival, 1) as survival,
    s.lower as survival_lower,
    s.upper as survival_upper,
    coalesce(s.cumulative_incidence, 0) as cumulative_incidence
from filled as f
left join thin as t using (family, level, dimension, member)
asof left join steps as s
    on s.family = f.family
    and s.level = f.level
    and s.dimension = f.dimension
    and s.member = f.member
    and f.months * 377580 >= s.time
where f.months < coalesce(t.first_thin, 2147483647)
