-- Grain: measure × arm × calendar month, or × months since the start (event_month; month is then null). Key: measure, arm, month, event_month.
-- What teams do that have the program against those that have not yet; not the same teams, so that a difference is no effect.
-- participation, mobility: per person in the team on the month's first day (Byar); completion (within a year of the enrolment, in its month), manager_actions (done by the day due): Wilson; sentiment: mean score, normal limits.
with figures as (
    select
        *,
        rate(numerator, denominator) as value,
        case when measure = 'sentiment' and denominator > 1 then 1.959963984540054 * sqrt(greatest(0, (squares::double - numerator::double * numerator::double / denominator) / (denominator - 1)) / denominator) end as half
    from core.rollout_arms
)

select
    measure,
    arm,
    month_start(month_no) as month,
    event_month,
    teams,
    people::bigint as people,
    numerator::double as numerator,
    denominator::bigint as denominator,
    value,
    case when measure = 'sentiment' then value - half else rate_lower(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator::double, denominator) end as lower,
    case when measure = 'sentiment' then value + half else rate_upper(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator::double, denominator) end as upper
from figures
