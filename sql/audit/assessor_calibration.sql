-- Grain: an assessor. Key: assessor_id, a pseudonym. As marts.assessor_calibration.
-- uses: assessors
select c.* replace (a.alias as assessor_id), row_number() over (order by a.alias) as nth
from marts.assessor_calibration as c
join audit.aliases as a on a.employee_id = c.assessor_id
