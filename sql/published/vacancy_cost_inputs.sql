-- Grain: period × dimension member. Key: grain, period_start, dimension, member. What the vacancy cost avoided is made of: the fills that
-- it sums over, and their means of own days, days to fill from outside (to 5 days) and annual cost (to two digits). Shown where that cost is.
with fills as (
    select filled_date, days_to_fill, half_days_saved, annual_vacancy_cost, unnest(['state', 'profile']) as kind, unnest([state_id, profile_id]) as id
    from core.vacancy_costs
    where half_days_saved is not null
),

inputs as (
    select
        p.grain,
        p.period_start,
        m.dimension,
        m.member,
        count(*) as fills,
        sum(c.days_to_fill) as own_days,
        sum(c.half_days_saved + 2 * c.days_to_fill) as external_half_days,
        sum(c.annual_vacancy_cost) as annual_cost
    from fills as c
    join core.dimension_members as m using (kind, id)
    join published.periods as p
        on c.filled_date >= p.period_start
        and c.filled_date < p.period_end
        and (p.coarse or m.dimension = 'all')
    group by all
)

select
    v.grain,
    v.period_start,
    v.period_end,
    v.dimension,
    v.member,
    v.denominator as fills,
    case when v.state = 'shown' then rounded_days(i.own_days::double / i.fills) end as own_days,
    case when v.state = 'shown' then rounded_days(i.external_half_days::double / (2 * i.fills)) end as external_days,
    case when v.state = 'shown' then rounded_amount(i.annual_cost::double / i.fills) end as annual_cost,
    v.value as cost_avoided,
    v.state
from published.metric_values as v
left join inputs as i using (grain, period_start, dimension, member)
where v.metric = 'vacancy_cost_avoided'
