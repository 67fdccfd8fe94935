-- Grain: curve × family, level or another dimension's member × bin of three months since the origin. Key: all of them. What is published of
-- curves over the whole history (grain published_history): counts, and the sums of their record keys, of one dimension at a time, family
-- and level in columns of their own. Bin 0 holds those who enter at the origin itself, bin b the time in (3b − 3, 3b] months.
with turns as (
    select curve, state_id, profile_id, (entry + 3 * 377580 - 1) // (3 * 377580) as bin, 1 as entered, 0 as events, 0 as competing, 0 as censored, record_key
    from core.risk_sets
    where grain = 'published_history'
    union all
    select curve, state_id, profile_id, (last + 3 * 377580 - 1) // (3 * 377580), 0, (status = 1)::integer, (status = 2)::integer, (status = 0)::integer, record_key
    from core.risk_sets
    where grain = 'published_history'
),

bins as (
    select
        curve,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        bin,
        sum(entered) as entered,
        sum(events) as events,
        sum(competing) as competing,
        sum(censored) as censored,
        sum(record_key * entered) as entered_key,
        sum(record_key * events) as events_key,
        sum(record_key * competing) as competing_key,
        sum(record_key * censored) as censored_key
    from turns
    group by grouping sets ((curve, bin, state_id), (curve, bin, profile_id))
)

select
    b.curve,
    case when m.dimension = 'family' then m.member else 'all' end as family,
    case when m.dimension = 'level' then m.member else 'all' end as level,
    case when m.dimension in ('family', 'level') then 'all' else m.dimension end as dimension,
    case when m.dimension in ('family', 'level') then 'all' else m.member end as member,
    b.bin::integer as bin,
    sum(b.entered)::bigint as entered,
    sum(b.events)::bigint as events,
    sum(b.competing)::bigint as competing,
    sum(b.censored)::bigint as censored,
    sum(b.entered_key)::hugeint as entered_key,
    sum(b.events_key)::hugeint as events_key,
    sum(b.competing_key)::hugeint as competing_key,
    sum(b.censored_key)::hugeint as censored_key
from bins as b
join core.dimension_members as m using (kind, id)
where not m.crossed
group by all
