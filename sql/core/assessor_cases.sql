-- Grain: audit window × assessor × badge × candidate's level on the day of the decision. Key: all of them. expectation: how often others awarded the
-- same badge at the same level, without this assessor; under 10 decisions of others: the badge at any level, then all decisions.
-- Null where nobody else decided anything. decisions_key, awarded_key: sums of the candidates' keys.
-- uses: assessors
with cases as (
    select
        w.audit_end,
        d.assessor_person_id,
        d.badge_key,
        s.level,
        count(*) as decisions,
        count(*) filter (d.awarded) as awarded,
        sum(d.record_key::hugeint) as decisions_key,
        coalesce(sum(d.record_key::hugeint) filter (d.awarded), 0) as awarded_key
    from core.decisions as d
    join core.states as s using (state_id)
    join core.audit_windows as w
        on d.decided_date >= w.audit_start
        and d.decided_date < w.audit_end
    group by w.audit_end, d.assessor_person_id, d.badge_key, s.level
),

others as (
    select
        *,
        sum(decisions) over of_level - decisions as level_decisions,
        sum(awarded) over of_level - awarded as level_awarded,
        sum(decisions) over of_badge - sum(decisions) over of_own_badge as badge_decisions,
        sum(awarded) over of_badge - sum(awarded) over of_own_badge as badge_awarded,
        sum(decisions) over of_window - sum(decisions) over of_own as all_decisions,
        sum(awarded) over of_window - sum(awarded) over of_own as all_awarded
    from cases
    window
        of_level as (partition by audit_end, badge_key, level),
        of_badge as (partition by audit_end, badge_key),
        of_own_badge as (partition by audit_end, badge_key, assessor_person_id),
        of_window as (partition by audit_end),
        of_own as (partition by audit_end, assessor_person_id)
)

select
    audit_end,
    assessor_person_id,
    badge_key,
    level,
    decisions,
    awarded,
    decisions_key,
    awarded_key,
    others_award_rate(level_decisions, level_awarded, badge_decisions, badge_awarded, all_decisions, all_awarded) as expectation
from others
where assessor_person_id is not null
