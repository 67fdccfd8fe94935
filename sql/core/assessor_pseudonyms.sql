-- Grain: an assessor with a decision in an audit window. Key: assessor_person_id, and pseudonym. What a published page calls them by: the salt keeps it the same
-- from run to run, and nobody without the warehouse can tell whose it is.
-- uses: assessors
select
    a.assessor_person_id,
    'A-' || upper(left(sha256(getvariable('salt') || ':assessor:' || p.employee_id), 8)) as pseudonym
from (select distinct assessor_person_id from core.assessor_findings) as a
join staging.people as p on p.person_id = a.assessor_person_id
