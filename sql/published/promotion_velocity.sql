-- Grain: year × dimension member, and trailing years of the whole. Key: grain, period_start, dimension, member. Kaplan–Meier medians of months
-- to promotion, to half a month. A curve falls only where somebody was promoted, so its contributors are the people promoted, at least ten:
-- with one promotion the median would be that person's own wait. promoted_only is their mean; it leaves out everyone still waiting, and is shown for that reason.
with cells as (
    select
        c.grain,
        c.period_start,
        p.period_end,
        c.dimension,
        c.member,
        c.value,
        c.lower,
        c.upper,
        rounded(n.subjects, n.subjects_key) as subjects,
        rounded(n.events, n.events_key) as promoted,
        months_of_ticks(n.event_ticks / n.events) as promoted_only,
        cell_state(n.event_people, a.people - n.people, a.subjects - n.subjects, t.median_cell, 0) as state
    from core.metric_curves as c
    join published.periods as p using (grain, period_start)
    cross join published.thresholds as t
    join published.curve_people as n
        on n.curve = 'promotion'
        and n.grain = c.grain
        and n.period_start = c.period_start
        and n.dimension = c.dimension
        and n.member = c.member
    join published.curve_people as a
        on a.curve = n.curve
        and a.grain = c.grain
        and a.period_start = c.period_start
        and a.dimension = 'all'
    where c.metric = 'promotion_velocity_months'
)

select
    grain,
    period_start,
    period_end,
    dimension,
    member,
    case when state = 'shown' then promoted end as promoted,
    case when state = 'shown' then subjects end as followed,
    case when state = 'shown' then round(2 * value) / 2 end as value,
    case when state = 'shown' then round(2 * lower) / 2 end as lower,
    case when state = 'shown' then round(2 * upper) / 2 end as upper,
    case when state = 'shown' then round(2 * promoted_only) / 2 end as promoted_only,
    state
from cells
