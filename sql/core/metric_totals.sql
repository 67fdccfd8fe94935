-- Grain: metric that is a sum or a mean × period × dimension member. Key: metric, grain, period_start, dimension, member. Summed in integers or decimals,
-- divided last. contributors: the facts that they are summed over, contributor_people the distinct persons among them.
with amounts_by_month as (
    select
        metric,
        shape,
        fact_month,
        previous_month,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        sum(amount) as amount,
        max(divisor) as divisor,
        count(*) as records,
        sum(record_key::hugeint) as records_key
    from core.metric_amounts
    join core.metrics using (metric)
    where supplied
    group by grouping sets (
        (metric, shape, fact_month, previous_month, state_id),
        (metric, shape, fact_month, previous_month, profile_id)
    )
)

select
    a.metric,
    p.grain,
    p.period_start,
    p.period_end,
    m.dimension,
    m.member,
    sum(a.records)::bigint as contributors,
    sum(a.records_key)::hugeint as contributors_key,
    coalesce(sum(a.records) filter (a.previous_month is null or a.previous_month < p.period_start), 0)::bigint as contributor_people,
    sum(a.amount)::double / max(a.divisor) / case a.shape when 'mean' then sum(a.records) else 1 end as value
from amounts_by_month as a
join core.dimension_members as m using (kind, id)
join core.periods as p
    on a.fact_month >= p.period_start
    and a.fact_month < p.period_end
group by a.metric, a.shape, p.grain, p.period_start, p.period_end, m.dimension, m.member
