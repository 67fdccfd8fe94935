-- Grain: an employee employed on as_of whose last review, at most 24 months old, says whether they are a high performer. Key: person_id.
-- performance_gate: met or not_met. A last review that does not say leaves it unknown.
-- uses: performance
with last_reviews as (
    select v.person_id, v.high_performer
    from staging.reviews as v
    join core.current_jobs as j using (person_id)
    cross join staging.settings as s
    where (v.review_date + interval 24 month)::date >= s.as_of
    qualify row_number() over (partition by v.person_id order by v.review_date desc) = 1
)

select person_id, case when high_performer then 'met' else 'not_met' end as performance_gate
from last_reviews
where high_performer is not null
