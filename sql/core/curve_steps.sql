-- Grain: group of a curve × time of an event or competing event. Key: group_no, time.
-- Kaplan–Meier (competing events censor) with Greenwood's sum, and Aalen–Johansen's cumulative incidence with Aalen's variance
-- (Aalen 1978, in the form of R's cmprsk), both with late entry.
with event_times as (
    select
        * exclude (entered, censored),
        events::double / at_risk as hazard,
        (events + competing)::double / at_risk as any_hazard
    from core.curve_counts
    where events + competing > 0
),

estimates as (
    select
        *,
        product(1 - hazard) over up_to as survival,
        sum(case when at_risk > events then hazard / (at_risk - events) end) over up_to as greenwood,
        coalesce(product(1 - any_hazard) over before, 1) as free_before
    from event_times
    window
        up_to as (partition by group_no order by time rows unbounded preceding),
        before as (partition by group_no order by time rows between unbounded preceding and 1 preceding)
),

incidences as (
    select
        *,
        sum(free_before * hazard) over up_to as cumulative_incidence,
        case when any_hazard < 1 then 1 / (free_before * (1 - any_hazard)) else 0 end as per_free,
        pow(free_before / at_risk, 2) * events * case when events > 1 then (at_risk - events) / (at_risk - 1.0::double) else 1 end as event_variance,
        case
            when any_hazard < 1
                then pow(free_before / at_risk, 2) * competing * case when competing > 1 then (at_risk - competing) / (at_risk - 1.0::double) else 1 end
            else 0
        end as competing_variance
    from estimates
    window up_to as (partition by group_no order by time rows unbounded preceding)
),

variances as (
    select
        *,
        pow(1 + per_free * cumulative_incidence, 2) * event_variance + pow(per_free * cumulative_incidence, 2) * competing_variance as v1,
        per_free * (1 + per_free * cumulative_incidence) * event_variance + per_free * per_free * cumulative_incidence * competing_variance as v2,
        per_free * per_free * (event_variance + competing_variance) as v3
    from incidences
)

select
    group_no,
    time,
    at_risk,
    events,
    competing,
    survival,
    sqrt(greenwood) * survival as std_err,
    log_log_lower(survival, greenwood) as lower,
    log_log_upper(survival, greenwood) as upper,
    cumulative_incidence,
    greatest(
        0,
        sum(v1) over up_to
        - 2 * cumulative_incidence * sum(v2) over up_to
        + cumulative_incidence * cumulative_incidence * sum(v3) over up_to
    ) as incidence_variance
from variances
window up_to as (partition by group_no order by time rows unbounded preceding)
