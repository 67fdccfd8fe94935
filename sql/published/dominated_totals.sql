-- Grain: cell of a sum (or mean) of which one person makes more than half (of its size, whatever the sign). Key: metric, grain,
-- period_start, dimension, member. Coarse periods, and all periods of the whole.
with facts as (
    select
        metric,
        fact_month,
        coalesce(person_id::varchar, record_key::varchar) as person,
        amount,
        unnest(['state', 'profile']) as kind,
        unnest([state_id, profile_id]) as id
    from core.metric_amounts
),

amounts as (
    select
        a.metric,
        p.grain,
        p.period_start,
        m.dimension,
        m.member,
        a.person,
        sum(a.amount) as amount
    from facts as a
    join core.dimension_members as m using (kind, id)
    join published.periods as p
        on a.fact_month >= p.period_start
        and a.fact_month < p.period_end
        and (p.coarse or m.dimension = 'all')
    group by all
)

select metric, grain, period_start, dimension, member
from amounts
group by all
having 2 * max(abs(amount)) > sum(abs(amount))
