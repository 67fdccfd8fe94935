-- Grain: an assessor with decisions in the current audit window. Key: assessor_id. The award rate beside what others award of the same badges at the
-- same levels, with exact limits around it, widened by the ordinary spread between assessors. Nobody is ranked. No row where nobody else decided.
-- uses: assessors
with numbered as (
    select *, dense_rank() over (order by assessor_person_id) - 1 as place
    from core.assessor_cases
    where expectation is not null
),

assessors as (
    select place, assessor_person_id, sum(decisions)::bigint as decisions, sum(awarded)::bigint as awarded
    from numbered
    group by place, assessor_person_id
),

found as (
    select assessor_limits(
        list(place::double order by place, badge_key, level),
        list(decisions::double order by place, badge_key, level),
        list(awarded::double order by place, badge_key, level),
        list(expectation order by place, badge_key, level)
    ) as limits
    from numbered
),

compared as (
    select a.*, f.limits[a.place + 1] as own
    from assessors as a
    cross join found as f
)

select
    p.employee_id as assessor_id,
    a.decisions,
    a.awarded,
    a.awarded::double / a.decisions as award_rate,
    a.own.expected_rate,
    a.own.shrunken_rate,
    a.own.limit_95_low,
    a.own.limit_95_high,
    a.own.limit_998_low,
    a.own.limit_998_high,
    a.own.outlier
from compared as a
join staging.people as p on p.person_id = a.assessor_person_id
