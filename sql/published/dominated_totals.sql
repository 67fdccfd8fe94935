-- Grain: cell of a sum (or mean) of which one person makes more than half (of its size, whatever the sign). Key: metric, grain,
-- period_start, dimension, member. Coarse periods, and all periods of the whole.
with amounts as (
    select
        a.metric,
        p.grain,
        p.period_start,
        m.dimension,
        m.member,
        coalesce(a.person_id::varchar, a.record_key::varchar) as person,
        sum(a.amount) as amount
    from core.metric_amounts as a
    join core.dimension_members as m
        on (m.kind = 'state' and m.id = a.state_id)
        or (m.kind = 'profile' and m.id = a.profile_id)
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
