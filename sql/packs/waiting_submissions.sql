-- Grain: evidence that waits for a manager's decision as its assessor. Key: submission_id.
-- uses: assessors
select
    t.submission_id,
    t.assessor_person_id as manager_person_id,
    t.person_id,
    t.badge_key,
    t.submitted_date
from staging.submissions as t
join packs.chosen as c
    on c.kind = 'manager'
    and c.person_id = t.assessor_person_id
where t.decision = 'pending'
    and t.submitted_date is not null
