-- Grain: a number of decisions. Key: decisions. The limits that the funnel plot draws: those of an assessor of whom the mean expected rate is expected, at 100
-- steps up to the most decisions that are shown. Made of published figures alone.
-- uses: assessors
with shown as (
    select
        max(decisions) as most,
        round(sum(decisions * expected_rate) / sum(decisions), 2) as expected_rate,
        any_value(spread) as spread
    from published.assessor_limits
    where award_rate is not null
    having count(*) > 0
),

steps as (
    select unnest(range(20, most + 1, greatest(5, most // 100)))::integer as decisions, expected_rate, spread
    from shown
)

select decisions::double as decisions, expected_rate, unnest(binomial_limits(decisions::double, expected_rate, spread))
from steps
