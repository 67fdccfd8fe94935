-- table: badge_submissions
-- severity: info
-- outcome: emptied
-- explanation: Decisions by an assessor who is not in employees: read as empty.
-- uses: assessors
select t.submission_id as example
from raw.badge_submissions as t
anti join raw.employees as r on r.employee_id = t.assessor_id
where t.assessor_id is not null
    and exists (from raw.supplied where table_name = 'employees')
