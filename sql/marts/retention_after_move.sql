-- Grain: move kind × high_performer (all, yes, no) × dimension member × whole month since the move (none: since the role was entered). Key: all
-- of them. survival: share without a voluntary exit, events at exactly that month included (Kaplan–Meier, Greenwood, log–log); exits lie
-- in the month before it, at_risk is just before it. Rows stop where at_risk falls under minimum_cell. hazard_ratio: core.retention_hazards.
with supplied as (
    select 1
    from core.supply
    where name in ('job_changes', 'exit_reasons')
    having bool_and(supplied)
),

hazards as (
    select *
    from core.retention_hazards
    where seen_until = (select as_of from staging.settings)
),

counts as (
    select move_kind, performers, dimension, member, time, sum(entered) as entered, sum(exits) as exits, sum(departed) as departed
    from core.retention_counts
    where seen_until = (select as_of from staging.settings)
    group by move_kind, performers, dimension, member, time
),

at_times as (
    select
        *,
        coalesce(sum(entered - departed) over earlier, 0) as at_risk,
        sum(entered - departed) over up_to as remaining
    from counts
    window
        up_to as (partition by move_kind, performers, dimension, member order by time rows unbounded preceding),
        earlier as (partition by move_kind, performers, dimension, member order by time rows between unbounded preceding and 1 preceding)
),

steps as (
    select
        move_kind,
        performers,
        dimension,
        member,
        time,
        remaining,
        product(1 - exits::double / nullif(at_risk, 0)) over up_to as survival,
        sum(exits::double / nullif(at_risk * (at_risk - exits), 0)) over up_to as greenwood
    from at_times
    window up_to as (partition by move_kind, performers, dimension, member order by time rows unbounded preceding)
),

monthly_exits as (
    select move_kind, performers, dimension, member, ((time + 377579) // 377580)::integer as months, sum(exits) as exits
    from counts
    group by all
),

grid as (
    select move_kind, performers, dimension, member, unnest(range(1, max(months) + 1))::integer as months
    from monthly_exits
    group by move_kind, performers, dimension, member
),

rows_at_risk as (
    select g.*, coalesce(b.remaining, 0) as at_risk
    from grid as g
    asof left join steps as b
        on b.move_kind = g.move_kind
        and b.performers = g.performers
        and b.dimension = g.dimension
        and b.member = g.member
        and g.months * 377580 > b.time
),

thin as (
    select move_kind, performers, dimension, member, min(months) as first_thin
    from rows_at_risk
    cross join staging.settings as s
    where at_risk < s.minimum_cell
    group by all
)

select
    r.move_kind,
    r.performers as high_performer, -- uses: performance
    r.dimension,
    r.member,
    r.months,
    r.at_risk::bigint as at_risk,
    coalesce(m.exits, 0)::bigint as exits,
    coalesce(s.survival, 1) as survival,
    log_log_lower(s.survival, s.greenwood) as lower,
    log_log_upper(s.survival, s.greenwood) as upper,
    h.hazard_ratio,
    h.lower as hazard_ratio_lower,
    h.upper as hazard_ratio_upper
from rows_at_risk as r
cross join supplied
left join thin as t using (move_kind, performers, dimension, member)
left join monthly_exits as m using (move_kind, performers, dimension, member, months)
left join hazards as h using (move_kind, performers, dimension, member)
asof left join steps as s
    on s.move_kind = r.move_kind
    and s.performers = r.performers
    and s.dimension = r.dimension
    and s.member = r.member
    and r.months * 377580 >= s.time
where r.months < coalesce(t.first_thin, 2147483647)
