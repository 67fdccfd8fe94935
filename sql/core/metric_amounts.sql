-- Grain: a fact with an amount, for metrics that are a sum (of money) or a mean (of months). The sum is divided by divisor, last.
select
    metric,
    person_id,
    record_key,
    amount,
    divisor,
    month_of(fact_date) as fact_month,
    case when person_id is not null then month_of(lag(fact_date) over (partition by metric, person_id order by fact_date, amount)) end as previous_month,
    state_id,
    profile_id
from (
    ${metric_amounts}
)
