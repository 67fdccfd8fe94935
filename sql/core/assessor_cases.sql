-- Grain: assessor × badge × candidate's level on the day of the decision, in the current audit window. Key: all of them. expectation: how often others
-- awarded the same badge at the same level, without this assessor; under 10 decisions of others: the badge at any level, then all decisions.
-- Null where nobody else decided anything.
-- uses: assessors
with cases as (
    select d.assessor_person_id, d.badge_key, s.level, count(*) as decisions, count(*) filter (d.awarded) as awarded
    from core.decisions as d
    join core.states as s using (state_id)
    join core.audit_windows as w
        on w.current
        and d.decided_date >= w.audit_start
        and d.decided_date < w.audit_end
    group by d.assessor_person_id, d.badge_key, s.level
),

others as (
    select
        *,
        sum(decisions) over (partition by badge_key, level) - decisions as level_decisions,
        sum(awarded) over (partition by badge_key, level) - awarded as level_awarded,
        sum(decisions) over (partition by badge_key) - sum(decisions) over (partition by badge_key, assessor_person_id) as badge_decisions,
        sum(awarded) over (partition by badge_key) - sum(awarded) over (partition by badge_key, assessor_person_id) as badge_awarded,
        sum(decisions) over () - sum(decisions) over (partition by assessor_person_id) as all_decisions,
        sum(awarded) over () - sum(awarded) over (partition by assessor_person_id) as all_awarded
    from cases
)

select
    assessor_person_id,
    badge_key,
    level,
    decisions,
    awarded,
    case
        when level_decisions >= 10 then level_awarded::double / level_decisions
        when badge_decisions >= 10 then badge_awarded::double / badge_decisions
        when all_decisions > 0 then all_awarded::double / all_decisions
    end as expectation
from others
where assessor_person_id is not null
