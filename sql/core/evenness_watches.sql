-- Grain: quarter in which two assessors or more decided enough. Key: quarter_end. Whether assessors award alike, after the badges and levels that came to
-- them: Q = Σ (O − E)²/V on one less than the assessors' number, of decisions of the twelve months; E as in core.assessor_cases, without any allowance for
-- the ordinary spread between people. value: p; beside: assessors beyond twice their standard error.
-- uses: assessors
with cases as (
    select q.quarter_end, d.assessor_person_id, d.badge_key, s.level, count(*) as decisions, count(*) filter (d.awarded) as awarded
    from core.decisions as d
    join core.states as s using (state_id)
    join core.watch_quarters as q
        on d.decided_date >= q.year_start
        and d.decided_date < q.quarter_end
    group by all
),

others as (
    select
        *,
        others_award_rate(
            sum(decisions) over of_level - decisions,
            sum(awarded) over of_level - awarded,
            sum(decisions) over of_badge - sum(decisions) over of_own_badge,
            sum(awarded) over of_badge - sum(awarded) over of_own_badge,
            sum(decisions) over of_window - sum(decisions) over of_own,
            sum(awarded) over of_window - sum(awarded) over of_own
        ) as expectation
    from cases
    window
        of_level as (partition by quarter_end, badge_key, level),
        of_badge as (partition by quarter_end, badge_key),
        of_own_badge as (partition by quarter_end, badge_key, assessor_person_id),
        of_window as (partition by quarter_end),
        of_own as (partition by quarter_end, assessor_person_id)
),

assessors as (
    select
        o.quarter_end,
        o.assessor_person_id,
        sum(o.decisions) as decisions,
        sum(o.awarded) as awarded,
        sum((o.decisions * o.expectation)::decimal(38, 12))::double as expected,
        sum((o.decisions * o.expectation * (1 - o.expectation))::decimal(38, 12))::double as variance
    from others as o
    cross join core.program_limits as l
    where o.assessor_person_id is not null
        and o.expectation is not null
    group by o.quarter_end, o.assessor_person_id, l.minimum_awards
    having sum(o.decisions) >= l.minimum_awards
        and variance > 0
),

judged as (
    select
        quarter_end,
        count(*) as assessors,
        sum(decisions) as decisions,
        sum(((awarded - expected) * (awarded - expected) / variance)::decimal(38, 12))::double as q,
        count(*) filter (abs(awarded - expected) > 2 * sqrt(variance)) as apart
    from assessors
    group by quarter_end
    having count(*) > 1
)

select
    'uneven_standards' as watch,
    'program' as subject_kind,
    'all' as subject,
    j.quarter_end,
    chi_squared_upper(j.q, j.assessors - 1) < l.uneven_p as met,
    false as at_once,
    chi_squared_upper(j.q, j.assessors - 1) as value,
    l.uneven_p::double as threshold,
    j.apart::double / j.assessors as beside,
    j.decisions as people,
    concat('Q ', round(j.q, 1), ' of ', j.assessors, ' assessors with ', j.decisions, ' decisions, ', j.apart, ' beyond twice their standard error') as evidence
from judged as j
cross join core.program_limits as l
