-- Grain: a group that published.retention_hazards shows × 3 months since the move (none: since the role was entered). Key: move_kind,
-- performers, dimension, member, months. Counts are rounded; hazard = exits ÷ (at_risk − censored ÷ 2), survival is cumulated from it
-- with Greenwood's sum. Rows end where at_risk falls under 20, or the attacker had a step hidden (METRICS section 9.1).
with risks as (
    select r.*
    from core.retention_risks as r
    join core.curve_windows as w
        on w.grain = 'published_history'
        and w.last_day = r.seen_until
),

turns as (
    select move_kind, performers, state_id, profile_id, record_key::hugeint as record_key, (entry + 3 * 377580 - 1) // (3 * 377580) as bin, 1 as entered, 0 as exits, 0 as censored
    from risks
    union all
    select
        move_kind,
        performers,
        state_id,
        profile_id,
        record_key,
        (last + 3 * 377580 - 1) // (3 * 377580),
        0,
        left_voluntarily::integer,
        (not left_voluntarily)::integer
    from risks
),

attributes as (
    select * exclude (state_id, profile_id), 'state' as kind, state_id as id
    from turns
    union all
    select * exclude (state_id, profile_id), 'profile', profile_id
    from turns
),

counts as (
    select
        t.move_kind,
        t.performers,
        m.dimension,
        m.member,
        t.bin::integer as bin,
        sum(t.entered) as entered,
        sum(t.exits) as exits,
        sum(t.censored) as censored,
        sum(t.record_key * t.entered) as entered_key,
        sum(t.record_key * t.exits) as exits_key,
        sum(t.record_key * t.censored) as censored_key
    from attributes as t
    join core.dimension_members as m using (kind, id)
    join published.retention_hazards as h
        on h.move_kind = t.move_kind
        and h.performers = t.performers
        and h.dimension = m.dimension
        and h.member = m.member
        and h.state in ('shown', 'no_rate')
    group by all
),

bins as (
    select
        g.move_kind,
        g.performers,
        g.dimension,
        g.member,
        g.bin,
        coalesce(c.entered - c.exits - c.censored, 0) as change,
        coalesce(c.entered_key - c.exits_key - c.censored_key, 0) as change_key,
        coalesce(c.exits, 0) as exits,
        coalesce(c.exits_key, 0) as exits_key,
        coalesce(c.censored, 0) as censored,
        coalesce(c.censored_key, 0) as censored_key
    from (
        select move_kind, performers, dimension, member, unnest(range(0, max(bin) + 1))::integer as bin
        from counts
        group by move_kind, performers, dimension, member
    ) as g
    left join counts as c using (move_kind, performers, dimension, member, bin)
),

rounded_bins as (
    select
        move_kind,
        performers,
        dimension,
        member,
        bin,
        sum(change) over earlier as exact_at_risk,
        rounded(coalesce(sum(change) over earlier, 0), coalesce(sum(change_key) over earlier, 0)) as at_risk,
        rounded(exits, exits_key) as exits,
        rounded(censored, censored_key) as censored
    from bins
    window earlier as (partition by move_kind, performers, dimension, member order by bin rows between unbounded preceding and 1 preceding)
),

kept as (
    select
        * exclude (exact_at_risk, model, cell),
        at_risk - censored / 2.0::double as exposed
    from rounded_bins
    cross join published.thresholds as t
    left join raw.hidden_cells as h
        on h.model = 'retention_after_move'
        and h.cell = concat_ws('|', move_kind, performers, dimension, member, 3 * bin)
    where bin > 0
    qualify bool_and(exact_at_risk >= t.rate_cell and at_risk >= t.rate_cell and h.cell is null) over (
        partition by move_kind, performers, dimension, member
        order by bin
        rows unbounded preceding
    )
),

estimates as (
    select
        *,
        product(1 - least(1, exits / exposed)) over up_to as survival,
        sum(exits / nullif(exposed * greatest(exposed - exits, 0), 0)) over up_to as greenwood
    from kept
    window up_to as (partition by move_kind, performers, dimension, member order by bin rows unbounded preceding)
)

select
    move_kind,
    performers,
    dimension,
    member,
    (3 * bin)::double as months,
    at_risk,
    exits,
    censored,
    survival,
    log_log_lower(survival, greenwood) as lower,
    log_log_upper(survival, greenwood) as upper
from estimates
