-- Grain: an assessor with decisions in the published audit window. Key: assessor, a pseudonym. Counts are rounded; the rate and the limits follow from them,
-- from the expected rate (to a hundredth) and the spread (to two digits). standing is the audit's own, from exact counts.
-- uses: assessors
with decided as (
    select d.assessor_person_id, d.person_id
    from core.decisions as d
    join core.audit_windows as w
        on w.published
        and d.decided_date >= w.audit_start
        and d.decided_date < w.audit_end
),

people as (
    select
        assessor_person_id,
        count(distinct person_id) as people,
        (select count(distinct person_id) from decided) as all_people,
        (select count(*) from decided) - count(*) as other_decisions
    from decided
    where assessor_person_id is not null
    group by assessor_person_id
),

placed as (
    select
        s.pseudonym as assessor,
        rounded(f.decisions, f.decisions_key) as decisions,
        rounded(f.awarded, f.awarded_key) as awarded,
        round(f.expected_rate, 2) as expected_rate,
        two_digits(f.spread) as spread,
        case when not f.outlier then 'within' when f.awarded < f.expected_rate * f.decisions then 'below' else 'above' end as standing,
        cell_state(p.people, p.all_people - p.people, p.other_decisions, t.minimum_cell, t.rate_cell) as state
    from core.assessor_findings as f
    join core.audit_windows as w
        on w.audit_end = f.audit_end
        and w.published
    join core.assessor_pseudonyms as s using (assessor_person_id)
    join people as p using (assessor_person_id)
    cross join published.thresholds as t
),

limited as (
    select *, case when state = 'shown' and decisions > 0 then binomial_limits(decisions::double, expected_rate, spread) end as limits
    from placed
)

select
    assessor,
    case when state in ('shown', 'no_rate') then decisions end as decisions,
    case when state in ('shown', 'no_rate') then least(awarded, decisions) end as awarded,
    case when limits is not null then rate(least(awarded, decisions), decisions) end as award_rate,
    case when limits is not null then expected_rate end as expected_rate,
    case when limits is not null then spread end as spread,
    limits.limit_95_low,
    limits.limit_95_high,
    limits.limit_998_low,
    limits.limit_998_high,
    case when limits is not null then standing end as standing,
    state
from limited
