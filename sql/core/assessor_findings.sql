-- Grain: audit window × assessor. Key: audit_end, assessor_person_id. The award rate beside what others award of the same badges at the same levels, with exact
-- limits around it, widened by the ordinary spread between assessors (spread: φ). No row where nobody else decided.
-- uses: assessors
with numbered as (
    select *, dense_rank() over (partition by audit_end order by assessor_person_id) - 1 as place
    from core.assessor_cases
    where expectation is not null
),

assessors as (
    select
        audit_end,
        place,
        assessor_person_id,
        sum(decisions)::bigint as decisions,
        sum(awarded)::bigint as awarded,
        sum(decisions_key)::hugeint as decisions_key,
        sum(awarded_key)::hugeint as awarded_key
    from numbered
    group by audit_end, place, assessor_person_id
),

found as (
    select
        audit_end,
        assessor_limits(
            list(place::double order by place, badge_key, level),
            list(decisions::double order by place, badge_key, level),
            list(awarded::double order by place, badge_key, level),
            list(expectation order by place, badge_key, level)
        ) as limits
    from numbered
    group by audit_end
),

-- one by one before they meet their assessors: a join would give each assessor the list of all
limits as (
    select audit_end, generate_subscripts(limits, 1) - 1 as place, unnest(limits) as limits
    from found
)

select a.* exclude (place), unnest(l.limits)
from assessors as a
join limits as l using (audit_end, place)
