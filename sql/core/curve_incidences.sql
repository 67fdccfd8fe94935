-- Grain: group of a curve that anyone was in, of those not crossed × months (24). Key: group_no, months. Cumulative incidence read off the curve, with its
-- log(-log) interval and Aalen's variance (Aalen 1978, in the form of R's cmprsk); null where nobody is followed that long.
with marks as (
    select unnest([24]) as months
),

groups as (
    select *
    from core.curve_groups
    where not crossed
),

ends as (
    select group_no, sum(events)::bigint as events, sum(entered)::bigint as subjects, max(time) as last_time
    from core.curve_counts
    semi join groups using (group_no)
    group by group_no
),

steps as (
    select
        m.months,
        s.group_no,
        s.time,
        s.cumulative_incidence,
        case when s.at_risk > s.events + s.competing then 1 / (s.free_before * (1 - (s.events + s.competing)::double / s.at_risk)) else 0 end as per_free,
        pow(s.free_before / s.at_risk, 2) * s.events * case when s.events > 1 then (s.at_risk - s.events) / (s.at_risk - 1.0::double) else 1 end as event_variance,
        case
            when s.at_risk > s.events + s.competing
                then pow(s.free_before / s.at_risk, 2) * s.competing * case when s.competing > 1 then (s.at_risk - s.competing) / (s.at_risk - 1.0::double) else 1 end
            else 0
        end as competing_variance
    from core.curve_steps as s
    semi join groups using (group_no)
    join marks as m on s.time <= m.months * 377580
),

-- Summed in the order of time, so that two runs give the same.
incidences as (
    select
        group_no,
        months,
        max_by(cumulative_incidence, time) as value,
        sum(pow(1 + per_free * cumulative_incidence, 2) * event_variance + pow(per_free * cumulative_incidence, 2) * competing_variance order by time) as v1,
        sum(per_free * (1 + per_free * cumulative_incidence) * event_variance + per_free * per_free * cumulative_incidence * competing_variance order by time) as v2,
        sum(per_free * per_free * (event_variance + competing_variance) order by time) as v3
    from steps
    group by group_no, months
),

estimates as (
    select group_no, months, value, greatest(0, v1 - 2 * value * v2 + value * value * v3) as variance
    from incidences
)

select
    e.group_no,
    g.curve,
    g.grain,
    g.period_start,
    g.family,
    g.level,
    g.dimension,
    g.member,
    m.months,
    e.events,
    e.subjects,
    case when e.last_time >= m.months * 377580 then coalesce(i.value, 0) end as value,
    case when e.last_time >= m.months * 377580 then incidence_lower(i.value, i.variance) end as lower,
    case when e.last_time >= m.months * 377580 then incidence_upper(i.value, i.variance) end as upper
from ends as e
join groups as g using (group_no)
cross join marks as m
left join estimates as i using (group_no, months)
