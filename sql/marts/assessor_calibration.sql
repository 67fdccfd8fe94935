-- Grain: an assessor with decisions in the current audit window. Key: assessor_id. The award rate beside what others award of the same badges at the
-- same levels, and whether it lies outside the limits (core.assessor_findings). Nobody is ranked.
-- uses: assessors
select
    p.employee_id as assessor_id,
    f.decisions,
    f.awarded,
    f.awarded::double / f.decisions as award_rate,
    f.expected_rate,
    f.shrunken_rate,
    f.limit_95_low,
    f.limit_95_high,
    f.limit_998_low,
    f.limit_998_high,
    f.outlier,
    f.spread
from core.assessor_findings as f
join core.audit_windows as w
    on w.audit_end = f.audit_end
    and w.current
join staging.people as p on p.person_id = f.assessor_person_id
