-- Grain: metric × period × dimension member that may have a row. Key: metric, grain, period_start, dimension, member.
-- Other definitions of a metric are cells too. Rounded counts, and for medians, means and sums of money the rounded figure itself, with the
-- state that says whether they may be shown; they are left out by what reads this. A sum of which one person makes more than half counts as of nobody.
-- Of the curves' medians those are here that have no publication of their own.
-- What is left of the parent is that of each parent: a member of a pair is a part of the whole and of both its halves.
-- A numerator among its own denominator's units is at most that.
-- Sizes are people × days of the period, so that headcounts compare as integers. A member has a row in every period: an absent one
-- would say that nobody was there.
with counted_cells as (
    select
        metric,
        grain,
        period_start,
        dimension,
        member,
        coalesce(denominator_people * days, person_days) as people_days,
        coalesce(denominator, person_days) as units,
        rounded(numerator, numerator_key) as numerator,
        coalesce(rounded(denominator, denominator_key), rounded_headcount(person_days, key_days, days)) as denominator,
        null::double as figure,
        null::double as figure_lower,
        null::double as figure_upper
    from core.metric_counts
    union all
    select
        m.metric,
        m.grain,
        m.period_start,
        m.dimension,
        m.member,
        m.contributor_people * p.days,
        m.contributors,
        null,
        rounded(m.contributors, m.contributors_key),
        rounded_days(m.value),
        rounded_days(m.lower),
        rounded_days(m.upper)
    from core.metric_medians as m
    join core.periods as p using (grain, period_start)
    union all
    select
        t.metric,
        t.grain,
        t.period_start,
        t.dimension,
        t.member,
        case when d.metric is null then t.contributor_people else 0 end * p.days,
        t.contributors,
        null,
        rounded(t.contributors, t.contributors_key),
        case s.shape when 'mean' then round(2 * t.value) / 2 else rounded_amount(t.value) end,
        null,
        null
    from core.metric_totals as t
    join core.metrics as s using (metric)
    join core.periods as p using (grain, period_start)
    left join published.dominated_totals as d using (metric, grain, period_start, dimension, member)
    union all
    select
        c.metric,
        c.grain,
        c.period_start,
        c.dimension,
        c.member,
        n.event_people * p.days,
        n.subjects,
        rounded(n.events, n.events_key),
        rounded(n.subjects, n.subjects_key),
        round(2 * c.value) / 2,
        round(2 * c.lower) / 2,
        round(2 * c.upper) / 2
    from core.metric_curves as c
    join core.periods as p using (grain, period_start)
    join (values ('time_to_earn_months', 'badge_earned'), ('time_to_readiness_months', 'ready_for_role'), ('ramp_months', 'ramp')) as t (metric, curve) using (metric)
    join published.curve_people as n using (curve, grain, period_start, dimension, member)
),

rests as (
    select k.metric, k.grain, k.period_start, k.dimension, k.member, min(a.people_days - k.people_days) as people_days
    from counted_cells as k
    join core.dimension_parents as p using (dimension, member)
    join counted_cells as a
        on a.metric = k.metric
        and a.grain = k.grain
        and a.period_start = k.period_start
        and a.dimension = p.parent_dimension
        and a.member = p.parent_member
    where a.units > k.units
    group by all
),

members as (
    select distinct k.metric, m.shape, k.dimension, k.member
    from counted_cells as k
    join core.metrics as m using (metric)
),

cells as (
    select m.metric, m.dimension, m.member, p.grain, p.period_start, p.period_end, p.days
    from members as m
    join published.periods as p
        on (p.coarse or m.dimension = 'all')
        and (m.shape <> 'curve' or p.grain = 'year' or (p.grain = 'trailing_12m' and m.dimension = 'all'))
)

select
    c.metric,
    m.alternative_of,
    m.alternative,
    c.grain,
    c.period_start,
    c.period_end,
    c.dimension,
    c.member,
    m.interval,
    m.shape,
    case when m.interval = 'wilson' then least(k.numerator, k.denominator) else k.numerator end as numerator,
    k.denominator,
    k.figure,
    k.figure_lower,
    k.figure_upper,
    state_unless_derivable(
        cell_state(
            k.people_days,
            r.people_days,
            (r.people_days is not null)::integer,
            case when m.shape in ('median', 'total', 'mean', 'curve') then t.median_cell else t.minimum_cell end * c.days,
            case when m.shape in ('median', 'total', 'mean', 'curve') then t.median_cell else t.rate_cell end * c.days
        ),
        h.cell
    ) as state
from cells as c
join core.metrics as m using (metric)
cross join published.thresholds as t
left join counted_cells as k using (metric, grain, period_start, dimension, member)
left join rests as r using (metric, grain, period_start, dimension, member)
left join raw.hidden_cells as h
    on h.model = 'metric_cells'
    and h.cell = concat_ws('|', c.metric, c.grain, c.period_start, c.dimension, c.member)
