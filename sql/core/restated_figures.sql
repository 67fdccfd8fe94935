-- Grain: figure of the last release that is not the same now. Key: metric, grain, period_start, dimension, member.
-- Metrics and periods that the last release had; a member that came or went has one empty side.
with figures as (
    select *
    from marts.metric_values
    where metric in (select metric from raw.last_release)
        and (grain, period_start) in (select (grain, period_start) from raw.last_release)
),

compared as (
    select
        metric,
        grain,
        period_start,
        dimension,
        member,
        o.numerator as previous_numerator,
        o.denominator as previous_denominator,
        o.value as previous_value,
        n.numerator,
        n.denominator,
        n.value
    from raw.last_release as o
    full join figures as n using (metric, grain, period_start, dimension, member)
)

select *
from compared
where numerator is distinct from previous_numerator
    or denominator is distinct from previous_denominator
    or coalesce(abs(value - previous_value) > 1e-9, (value is null) <> (previous_value is null))
