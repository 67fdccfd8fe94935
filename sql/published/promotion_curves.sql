-- Grain: family × all levels, all families × level, or all × dimension member, by 3 months since the level was reached. Key: family, level,
-- dimension, member, months. Counts are rounded; hazard = promoted ÷ (at_risk − (exited + censored) ÷ 2), survival is cumulated from it with
-- Greenwood's sum, and the incidence alike with exits competing. Rows end where at_risk falls under 20, or the attacker had a step hidden; groups that are too few, or whose rest is, have none (METRICS section 9.1).
with subjects as (
    select person_id, 'state' as kind, state_id as id
    from core.risk_sets
    where curve = 'promotion'
        and grain = 'published_history'
    union all
    select person_id, 'profile', profile_id
    from core.risk_sets
    where curve = 'promotion'
        and grain = 'published_history'
),

groups as (
    select
        coalesce(case when m.dimension = 'family' then m.member end, 'all') as family,
        coalesce(case when m.dimension = 'level' then m.member end, 'all') as level,
        case when m.dimension in ('family', 'level') then 'all' else m.dimension end as dimension,
        case when m.dimension in ('family', 'level') then 'all' else m.member end as member,
        count(*) as spells,
        count(distinct s.person_id) as people
    from subjects as s
    join core.dimension_members as m using (kind, id)
    where not m.crossed
    group by all
),

shown_groups as (
    select g.family, g.level, g.dimension, g.member
    from groups as g
    cross join published.thresholds as t
    join groups as a
        on a.family = 'all'
        and a.level = 'all'
        and a.dimension = 'all'
    where cell_state(g.people, a.people - g.people, a.spells - g.spells, t.minimum_cell, t.rate_cell) = 'shown'
),

counts as (
    select c.*
    from core.curve_bins as c
    join shown_groups using (family, level, dimension, member)
    where c.curve = 'promotion'
),

bins as (
    select family, level, dimension, member, unnest(range(1, max(bin) + 1))::integer as bin
    from counts
    group by family, level, dimension, member
),

exact as (
    select
        b.family,
        b.level,
        b.dimension,
        b.member,
        b.bin,
        coalesce(any_value(c.events), 0) as events,
        coalesce(any_value(c.competing), 0) as competing,
        coalesce(any_value(c.censored), 0) as censored,
        coalesce(any_value(c.events_key), 0) as events_key,
        coalesce(any_value(c.competing_key), 0) as competing_key,
        coalesce(any_value(c.censored_key), 0) as censored_key,
        coalesce(sum(e.entered - e.events - e.competing - e.censored), 0) as at_risk,
        coalesce(sum(e.entered_key - e.events_key - e.competing_key - e.censored_key), 0) as at_risk_key
    from bins as b
    left join counts as c using (family, level, dimension, member, bin)
    left join counts as e
        on e.family = b.family
        and e.level = b.level
        and e.dimension = b.dimension
        and e.member = b.member
        and e.bin < b.bin
    group by b.family, b.level, b.dimension, b.member, b.bin
),

rounded_bins as (
    select
        family,
        level,
        dimension,
        member,
        bin,
        at_risk as exact_at_risk,
        rounded(at_risk, at_risk_key) as at_risk,
        rounded(events, events_key) as promoted,
        rounded(competing, competing_key) as exited,
        rounded(censored, censored_key) as censored
    from exact
),

first_thin as (
    select family, level, dimension, member, min(bin) as bin
    from rounded_bins
    cross join published.thresholds as t
    left join raw.hidden_cells as h
        on h.model = 'promotion_curves'
        and h.cell = concat_ws('|', family, level, dimension, member, 3 * bin)
    where exact_at_risk < t.rate_cell
        or at_risk < t.rate_cell
        or h.cell is not null
    group by all
),

kept as (
    select
        r.*,
        least(1, r.promoted / nullif(r.at_risk - (r.exited + r.censored) / 2.0::double, 0)) as hazard,
        r.at_risk - (r.exited + r.censored) / 2.0::double as exposed,
        least(1, (r.promoted + r.exited) / nullif(r.at_risk - r.censored / 2.0::double, 0)) as any_hazard
    from rounded_bins as r
    left join first_thin as f using (family, level, dimension, member)
    where r.bin < coalesce(f.bin, 2147483647)
),

estimates as (
    select
        *,
        product(1 - hazard) over up_to as survival,
        sum(hazard / nullif(exposed * (1 - hazard), 0)) over up_to as greenwood,
        coalesce(product(1 - any_hazard) over before, 1) as free_before
    from kept
    window
        up_to as (partition by family, level, dimension, member order by bin rows unbounded preceding),
        before as (partition by family, level, dimension, member order by bin rows between unbounded preceding and 1 preceding)
)

select
    family,
    level,
    dimension,
    member,
    (3 * bin)::double as months,
    at_risk,
    promoted,
    exited,
    censored,
    survival,
    log_log_lower(survival, greenwood) as survival_lower,
    log_log_upper(survival, greenwood) as survival_upper,
    sum(free_before * promoted / nullif(at_risk - censored / 2.0::double, 0)) over (
        partition by family, level, dimension, member
        order by bin
        rows unbounded preceding
    ) as cumulative_incidence
from estimates
