-- Grain: a performance review of an employee, on or before as_of. Key: person_id, review_date.
-- high_performer: the source's word, else a rating at or above the manifest's high_rating; without one it is not derived.
-- uses: performance
select
    p.person_id,
    v.review_date,
    v.rating,
    coalesce(v.high_performer, v.rating >= s.high_rating) as high_performer
from raw.performance_reviews as v
join staging.people as p using (employee_id)
cross join staging.settings as s
where p.worker_type = 'employee'
    and v.review_date <= s.as_of
