-- Grain: move kind × high_performer (all, yes, no) × dimension member × whole month since the move (none: since the role was entered). Key: all
-- of them. survival: share without a voluntary exit, events at exactly that month included (Kaplan–Meier, Greenwood, log–log); exits lie
-- in the month before it, at_risk is just before it. Rows stop where at_risk falls under minimum_cell. hazard_ratio: core.retention_hazards.
with supplied as (
    select 1
    from core.supply
    where name in ('job_changes', 'exit_reasons')
    having bool_and(supplied)
),

groups as (
    select *
    from core.retention_groups
    where seen_until = (select as_of from staging.settings)
),

counts as (
    select group_no, move_kind, time, sum(entered) as entered, sum(exits) as exits, sum(departed) as departed
    from core.retention_counts
    semi join groups using (group_no)
    group by group_no, move_kind, time
),

at_times as (
    select
        *,
        coalesce(sum((entered - departed)::double) over earlier, 0) as at_risk,
        sum((entered - departed)::double) over up_to as remaining
    from counts
    window
        up_to as (partition by group_no, move_kind order by time rows unbounded preceding),
        earlier as (partition by group_no, move_kind order by time rows between unbounded preceding and 1 preceding)
),

steps as (
    select
        group_no,
        move_kind,
        time,
        remaining,
        product(1 - exits::double / nullif(at_risk, 0)) over up_to as survival,
        sum(exits::double / nullif(at_risk * (at_risk - exits), 0)) over up_to as greenwood
    from at_times
    window up_to as (partition by group_no, move_kind order by time rows unbounded preceding)
),

monthly_exits as (
    select group_no, move_kind, ((time + 377579) // 377580)::integer as months, sum(exits) as exits
    from counts
    group by all
),

grid as (
    select group_no, move_kind, unnest(range(1, max(months) + 1))::integer as months
    from monthly_exits
    group by group_no, move_kind
),

rows_at_risk as (
    select g.*, coalesce(b.remaining, 0) as at_risk
    from grid as g
    asof left join steps as b
        on b.group_no = g.group_no
        and b.move_kind = g.move_kind
        and g.months * 377580 > b.time
),

thin as (
    select group_no, move_kind, min(months) as first_thin
    from rows_at_risk
    cross join staging.settings as s
    where at_risk < s.minimum_cell
    group by all
)

select
    r.move_kind,
    g.performers as high_performer, -- uses: performance
    g.dimension,
    g.member,
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
join groups as g using (group_no)
cross join supplied
left join thin as t using (group_no, move_kind)
left join monthly_exits as m using (group_no, move_kind, months)
left join core.retention_hazards as h
    on h.seen_until = g.seen_until
    and h.move_kind = r.move_kind
    and h.performers = g.performers
    and h.dimension = g.dimension
    and h.member = g.member
asof left join steps as s
    on s.group_no = r.group_no
    and s.move_kind = r.move_kind
    and r.months * 377580 >= s.time
where r.months < coalesce(t.first_thin, 2147483647)
