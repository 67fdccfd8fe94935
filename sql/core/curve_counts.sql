-- Grain: curve × window × family × level ('all' too) × dimension member × time (ticks). Counts (and sums of record keys) at each time that anyone enters or leaves;
-- at_risk counts those with entry < time ≤ last. Whole-history curves cross family and level with the other dimensions; curves of a
-- period take one dimension at a time, those of trailing windows `all` alone.
with turns as (
    select curve, grain, period_start, state_id, profile_id, record_key, entry as time, 1 as entered, 0 as events, 0 as competing, 0 as censored
    from core.risk_sets
    union all
    select curve, grain, period_start, state_id, profile_id, record_key, last, 0, (status = 1)::integer, (status = 2)::integer, (status = 0)::integer
    from core.risk_sets
),

turns_by_attribute as (
    select
        t.curve,
        t.grain,
        t.period_start,
        t.time,
        s.family,
        s.level,
        case when grouping(t.state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(t.state_id, t.profile_id) as id,
        sum(t.entered) as entered,
        sum(t.events) as events,
        sum(t.competing) as competing,
        sum(t.censored) as censored,
        sum(t.record_key::hugeint * t.entered) as entered_key,
        sum(t.record_key::hugeint * t.events) as events_key,
        sum(t.record_key::hugeint * t.competing) as competing_key,
        sum(t.record_key::hugeint * t.censored) as censored_key
    from turns as t
    join core.states as s using (state_id)
    where t.grain <> 'trailing_12m'
    group by grouping sets (
        (t.curve, t.grain, t.period_start, t.time, s.family, s.level, t.state_id),
        (t.curve, t.grain, t.period_start, t.time, s.family, s.level, t.profile_id)
    )
),

turns_by_member as (
    select t.* exclude (kind, id), m.dimension, m.member
    from turns_by_attribute as t
    join core.dimension_members as m using (kind, id)
),

turns_by_group as (
    select
        curve,
        grain,
        period_start,
        case when grouping(family) = 0 then family else 'all' end as family,
        case when grouping(level) = 0 then level else 'all' end as level,
        dimension,
        member,
        time,
        sum(entered) as entered,
        sum(events) as events,
        sum(competing) as competing,
        sum(censored) as censored,
        sum(entered_key) as entered_key,
        sum(events_key) as events_key,
        sum(competing_key) as competing_key,
        sum(censored_key) as censored_key
    from turns_by_member
    where grain in ('history', 'published_history')
        and dimension not in ('family', 'level')
    group by
        curve,
        grain,
        period_start,
        dimension,
        member,
        time,
        cube (family, level)
    union all
    select
        curve,
        grain,
        period_start,
        'all',
        'all',
        dimension,
        member,
        time,
        sum(entered),
        sum(events),
        sum(competing),
        sum(censored),
        sum(entered_key),
        sum(events_key),
        sum(competing_key),
        sum(censored_key)
    from turns_by_member
    where grain = 'year'
    group by curve, grain, period_start, dimension, member, time
    union all
    select
        curve,
        grain,
        period_start,
        'all',
        'all',
        'all',
        'all',
        time,
        sum(entered),
        sum(events),
        sum(competing),
        sum(censored),
        sum(record_key::hugeint * entered),
        sum(record_key::hugeint * events),
        sum(record_key::hugeint * competing),
        sum(record_key::hugeint * censored)
    from turns
    where grain = 'trailing_12m'
    group by curve, grain, period_start, time
)

select
    *,
    coalesce(sum(entered - events - competing - censored) over (
        partition by curve, grain, period_start, family, level, dimension, member
        order by time
        rows between unbounded preceding and 1 preceding
    ), 0)::bigint as at_risk
from turns_by_group
