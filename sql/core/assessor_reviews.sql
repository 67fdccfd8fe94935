-- Grain: audit window × an assessor's review of a submission, dated in the window. Key: audit_end, submission_id, assessor_id.
-- uses: assessors
select
    w.audit_end,
    v.submission_id,
    b.badge_key,
    s.person_id,
    v.assessor_id,
    v.recommendation
from raw.submission_reviews as v
join staging.submissions as s using (submission_id)
join staging.badges as b using (badge_key)
join core.audit_windows as w
    on v.reviewed_date >= w.audit_start
    and v.reviewed_date < w.audit_end
