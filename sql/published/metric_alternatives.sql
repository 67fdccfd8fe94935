-- Grain: metric × other definition × period × dimension member. Key: metric, alternative, grain, period_start, dimension, member. As
-- published.metric_values: counts are rounded, a rate is computed from them.
select
    alternative_of as metric,
    alternative,
    grain,
    period_start,
    period_end,
    dimension,
    member,
    case when state in ('shown', 'no_rate') then numerator end as numerator,
    case when state in ('shown', 'no_rate') then denominator end as denominator,
    case when state = 'shown' then coalesce(figure, rate(numerator, denominator)) end as value,
    state
from published.metric_cells
where alternative is not null
