-- Grain: family × level ('all' too) × dimension member × whole month since the level was reached. Key: all of them.
-- Share not yet promoted, over [history_from, as_of]. survival includes events at exactly that month; promoted, exited and
-- censored lie in the month before it; at_risk is just before it. Rows stop where at_risk falls under minimum_cell.
with groups as (
    select group_no, family, level, dimension, member
    from core.curve_groups
    where curve = 'promotion'
        and grain = 'history'
        and crossed
),

monthly as (
    select
        group_no,
        ((time + 377579) // 377580)::integer as months,
        sum(events)::bigint as promoted,
        sum(competing)::bigint as exited,
        sum(censored)::bigint as censored,
        sum(entered)::bigint as entered,
        coalesce(sum(entered) filter (time % 377580 = 0), 0)::bigint as entered_at,
        coalesce(sum(events + competing + censored) filter (time % 377580 = 0), 0)::bigint as left_at
    from core.curve_counts
    semi join groups using (group_no)
    group by all
),

grid as (
    select group_no, unnest(range(0, max(months) + 1))::integer as months
    from monthly
    group by group_no
),

filled as (
    select
        g.group_no,
        g.months,
        coalesce(m.promoted, 0) as promoted,
        coalesce(m.exited, 0) as exited,
        coalesce(m.censored, 0) as censored,
        (sum((coalesce(m.entered, 0) - coalesce(m.promoted, 0) - coalesce(m.exited, 0) - coalesce(m.censored, 0))::double) over up_to
            - coalesce(m.entered_at, 0) + coalesce(m.left_at, 0))::bigint as at_risk
    from grid as g
    left join monthly as m using (group_no, months)
    window up_to as (partition by g.group_no order by g.months rows unbounded preceding)
),

thin as (
    select f.group_no, min(f.months) as first_thin
    from filled as f
    cross join staging.settings as s
    where f.at_risk < s.minimum_cell
        and f.months > 0
    group by f.group_no
),

followed as (
    select f.*
    from filled as f
    left join thin as t using (group_no)
    where f.months > 0
        and f.months < coalesce(t.first_thin, 2147483647)
)

select
    g.family,
    g.level,
    g.dimension,
    g.member,
    f.months,
    f.at_risk,
    f.promoted,
    f.exited,
    f.censored,
    coalesce(s.survival, 1) as survival,
    log_log_lower(s.survival, s.greenwood) as survival_lower,
    log_log_upper(s.survival, s.greenwood) as survival_upper,
    coalesce(s.cumulative_incidence, 0) as cumulative_incidence
from followed as f
join groups as g using (group_no)
asof left join core.curve_steps as s
    on s.group_no = f.group_no
    and f.months * 377580 >= s.time
