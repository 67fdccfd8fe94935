-- Grain: group of a curve × time of an event or competing event. Key: group_no, time.
-- Kaplan–Meier (competing events censor) with Greenwood's sum, and Aalen–Johansen's cumulative incidence, both with late entry. free_before is the
-- share without any event just before the time. Limits and variances are taken where they are read (log_log_lower, core.curve_incidences).
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
)

select
    group_no,
    time,
    at_risk,
    events,
    competing,
    survival,
    greenwood,
    free_before,
    sum(free_before * hazard) over (partition by group_no order by time rows unbounded preceding) as cumulative_incidence
from estimates
