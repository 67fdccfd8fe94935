-- Grain: a fact of a metric's numerator or denominator. previous_month is the month of the same person's fact before it, so that
-- a person is counted once in any period: in the member of the first fact, where previous_month lies before the period. It is empty too
-- where it lies so far back that no period holds both.
-- A cohort's facts stand in the period 12 months after their own (months_later), so that everyone was followed.
with facts as (
    ${metric_facts}
),

dated_facts as (
    select
        metric,
        part,
        record_key,
        weight,
        (month_of(fact_date) + to_months(months_later))::date as fact_month,
        case
            when person_id is not null
                then (month_of(lag(fact_date) over (partition by metric, part, person_id order by fact_date, state_id, weight)) + to_months(months_later))::date
        end as previous_month,
        state_id,
        profile_id
    from facts
)

select * replace (case when previous_month > fact_month - interval 1 year then previous_month end as previous_month)
from dated_facts
