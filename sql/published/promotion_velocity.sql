-- Grain: year × dimension member, and trailing years of the whole. Key: grain, period_start, dimension, member. Kaplan–Meier medians of months
-- to promotion, to half a month. A curve falls only where somebody was promoted, so its contributors are the people promoted, at least ten:
-- with one promotion the median would be that person's own wait. promoted_only is their mean; it leaves out everyone still waiting, and is shown for that reason.
with attributes as (
    select period_start, person_id, record_key, status, last, 'state' as kind, state_id as id
    from core.risk_sets
    where curve = 'promotion'
        and grain = 'year'
    union all
    select period_start, person_id, record_key, status, last, 'profile', profile_id
    from core.risk_sets
    where curve = 'promotion'
        and grain = 'year'
),

year_people as (
    select
        'year' as grain,
        r.period_start,
        m.dimension,
        m.member,
        count(*) as subjects,
        count(distinct r.person_id) as people,
        sum(r.record_key) as subjects_key,
        count(*) filter (r.status = 1) as events,
        coalesce(sum(r.record_key) filter (r.status = 1), 0) as events_key,
        count(distinct r.person_id) filter (r.status = 1) as promoted_people,
        sum(r.last) filter (r.status = 1) as promoted_ticks
    from attributes as r
    join core.dimension_members as m using (kind, id)
    where not m.crossed
    group by all
),

trailing_promoted as (
    select w.period_start, count(distinct c.person_id) as promoted_people
    from core.curve_subjects as c
    join core.curve_windows as w
        on c.last_date > w.after_day
        and c.last_date <= w.last_day
    where c.curve = 'promotion'
        and c.status = 1
        and w.grain = 'trailing_12m'
    group by w.period_start
),

people as (
    select * from year_people
    union all by name
    select
        t.grain,
        t.period_start,
        'all' as dimension,
        'all' as member,
        sum(t.entered) as subjects,
        null as people,
        sum(t.entered_key) as subjects_key,
        sum(t.events) as events,
        sum(t.events_key) as events_key,
        coalesce(any_value(p.promoted_people), 0) as promoted_people,
        sum(t.time * t.events::bigint) as promoted_ticks
    from core.trailing_turns as t
    left join trailing_promoted as p using (period_start)
    where t.curve = 'promotion'
    group by t.grain, t.period_start
),

cells as (
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
        months_of_ticks(n.promoted_ticks / n.events) as promoted_only,
        cell_state(n.promoted_people, a.people - n.people, a.subjects - n.subjects, t.median_cell, 0) as state
    from core.metric_curves as c
    join published.periods as p using (grain, period_start)
    cross join published.thresholds as t
    join people as n using (grain, period_start, dimension, member)
    join people as a
        on a.grain = c.grain
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
