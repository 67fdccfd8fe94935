-- Grain: median metric × period × dimension member. Key: metric, grain, period_start, dimension, member.
-- Medians of whole lengths by histograms of days; interval by order statistics (METRICS section 1), null under 6.
with lengths_by_month as (
    select
        metric,
        fact_month,
        previous_month,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        weight as length,
        count(*) as records,
        sum(record_key::hugeint) as records_key
    from core.metric_facts
    join core.metrics using (metric)
    where shape = 'median'
        and supplied
    group by grouping sets (
        (metric, fact_month, previous_month, weight, state_id),
        (metric, fact_month, previous_month, weight, profile_id)
    )
),

lengths_by_member as (
    select
        l.metric,
        l.fact_month,
        l.previous_month,
        m.dimension,
        m.member,
        l.length,
        sum(l.records) as records,
        sum(l.records_key) as records_key
    from lengths_by_month as l
    join core.dimension_members as m using (kind, id)
    group by all
),

lengths as (
    select
        l.metric,
        p.grain,
        p.period_start,
        p.period_end,
        l.dimension,
        l.member,
        l.length,
        sum(l.records) as records,
        sum(l.records_key) as records_key,
        coalesce(sum(l.records) filter (l.previous_month is null or l.previous_month < p.period_start), 0) as people
    from lengths_by_member as l
    join core.periods as p
        on l.fact_month >= p.period_start
        and l.fact_month < p.period_end
    group by all
),

ranked_lengths as (
    select
        *,
        (sum(records::double) over (partition by metric, grain, period_start, dimension, member order by length rows unbounded preceding))::bigint as up_to,
        (sum(records::double) over (partition by metric, grain, period_start, dimension, member))::bigint as n
    from lengths
)

select
    metric,
    grain,
    period_start,
    period_end,
    dimension,
    member,
    any_value(n)::bigint as contributors,
    sum(records_key)::hugeint as contributors_key,
    sum(people)::bigint as contributor_people,
    (min(length) filter (up_to >= (n + 1) // 2) + min(length) filter (up_to >= n // 2 + 1)) / 2.0::double as value,
    min(length) filter (up_to >= median_rank_lower(n))::double as lower,
    min(length) filter (up_to >= median_rank_upper(n))::double as upper
from ranked_lengths
group by metric, grain, period_start, period_end, dimension, member
