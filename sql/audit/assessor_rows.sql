-- Grain: a decision of the current audit window, or a review dated in it of a submission, under pseudonyms (a review's person is its submission).
-- uses: assessors
select 'decision' as stage, p.alias as person, b.badge_id, d.awarded as selected, s.level, x.alias as assessor_id, null::varchar as recommendation
from core.decisions as d
join core.states as s using (state_id)
join core.audit_windows as w
    on w.current
    and d.decided_date >= w.audit_start
    and d.decided_date < w.audit_end
join staging.badges as b using (badge_key)
join audit.aliases as p using (person_id)
left join audit.aliases as x on x.person_id = d.assessor_person_id
union all
select
    'review',
    left(sha256(getvariable('pack_salt') || ':submission:' || v.submission_id), 20),
    b.badge_id,
    null,
    null,
    coalesce(x.alias, left(sha256(getvariable('pack_salt') || ':' || v.assessor_id), 20)),
    v.recommendation
from core.assessor_reviews as v
join core.audit_windows as w
    on w.audit_end = v.audit_end
    and w.current
join staging.badges as b using (badge_key)
left join audit.aliases as x on x.employee_id = v.assessor_id
