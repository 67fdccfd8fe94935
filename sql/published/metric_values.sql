-- Grain: metric × period × dimension member. Key: metric, grain, period_start, dimension, member.
-- Everything derived is computed from the published counts by the macros that marts.metric_values uses on exact ones. A cell that is
-- not shown is a row without figures; a change on a hidden previous cell is empty.
with figures as (
    select
        metric,
        grain,
        period_start,
        period_end,
        dimension,
        member,
        case when state in ('shown', 'no_rate') then numerator end as numerator,
        case when state in ('shown', 'no_rate') then denominator end as denominator,
        case when state = 'shown' then case when shape in ('median', 'total', 'curve') then figure else rate(numerator, denominator) end end as value,
        case when state = 'shown' then coalesce(figure_lower, rate_lower(interval, numerator, denominator)) end as lower,
        case when state = 'shown' then coalesce(figure_upper, rate_upper(interval, numerator, denominator)) end as upper,
        state
    from published.metric_cells
    where alternative is null
)

select
    f.metric,
    f.grain,
    f.period_start,
    f.period_end,
    f.dimension,
    f.member,
    f.numerator,
    f.denominator,
    f.value,
    f.lower,
    f.upper,
    case when f.value is not null then e.value end as previous,
    f.value - e.value as change,
    mover_lower(f.value, f.lower, f.upper, e.value, e.lower, e.upper) as change_lower,
    mover_upper(f.value, f.lower, f.upper, e.value, e.lower, e.upper) as change_upper,
    f.state
from figures as f
join published.periods as p using (grain, period_start)
left join figures as e
    on e.metric = f.metric
    and e.grain = f.grain
    and e.period_start = p.previous_start
    and e.dimension = f.dimension
    and e.member = f.member
