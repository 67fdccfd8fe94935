-- Grain: a badge submission of an employee. Key: submission_id. A decision after as_of, or without a date, is not yet one.
-- version: that of the submission, else (unknown ones too) the one in force on the day it was decided, submitted or enrolled.
with dated_submissions as (
    select
        t.submission_id,
        p.person_id,
        b.badge_key,
        t.badge_version,
        case when t.enrolled_date <= s.as_of then t.enrolled_date end as enrolled_date,
        case when t.submitted_date <= s.as_of then t.submitted_date end as submitted_date,
        case when t.decided_date <= s.as_of then t.decision else 'pending' end as decision,
        case when t.decided_date <= s.as_of and t.decision <> 'pending' then t.decided_date end as decided_date,
        a.person_id as assessor_person_id, -- uses: assessors
        t.rubric_score,
        t.expires_date,
        t.revoked_date
    from raw.badge_submissions as t
    join staging.people as p using (employee_id)
    join staging.badges as b using (badge_id)
    left join staging.people as a on a.employee_id = t.assessor_id -- uses: assessors
    cross join staging.settings as s
    where p.worker_type = 'employee'
)

select
    d.* exclude (badge_version),
    coalesce(k.version, v.version) as version,
    coalesce(k.valid_months, v.valid_months) as valid_months
from dated_submissions as d
left join staging.badge_versions as k
    on k.badge_key = d.badge_key
    and k.version = d.badge_version
asof left join staging.badge_versions as v
    on v.badge_key = d.badge_key
    and coalesce(d.decided_date, d.submitted_date, d.enrolled_date) >= v.effective_from
