-- Grain: metric × part × period × dimension member. The one rollup of facts: every grain and dimension at once.
with monthly_states as (
    select
        metric,
        part,
        fact_month,
        previous_month,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        sum(weight) as units,
        sum(record_key::hugeint * weight) as units_key,
        count(*) as records,
        sum(record_key::hugeint) as records_key
    from core.metric_facts
    join core.metrics using (metric)
    where shape in ('additive', 'cohort')
    group by grouping sets (
        (metric, part, fact_month, previous_month, state_id),
        (metric, part, fact_month, previous_month, profile_id)
    )
),

monthly_members as (
    select
        s.metric,
        s.part,
        s.fact_month,
        s.previous_month,
        m.dimension,
        m.member,
        sum(s.units) as units,
        sum(s.units_key) as units_key,
        sum(s.records) as records,
        sum(s.records_key) as records_key
    from monthly_states as s
    join core.dimension_members as m using (kind, id)
    group by all
)

select
    m.metric,
    m.part,
    p.grain,
    p.period_start,
    m.dimension,
    m.member,
    sum(m.units)::bigint as units,
    sum(m.units_key)::hugeint as units_key,
    coalesce(sum(m.records) filter (m.previous_month is null or m.previous_month < p.period_start), 0)::bigint as people,
    coalesce(sum(m.records_key) filter (m.previous_month is null or m.previous_month < p.period_start), 0)::hugeint as people_key
from monthly_members as m
join core.periods as p
    on m.fact_month >= p.period_start
    and m.fact_month < p.period_end
group by all
