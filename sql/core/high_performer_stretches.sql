-- Grain: a stretch of days on which a person's last review, at most 24 months old, said high performer, [start_date, end_date).
-- Key: person_id, start_date.
-- uses: performance
with dated_reviews as (
    select
        person_id,
        high_performer,
        review_date as start_date,
        least(
            lead(review_date) over (partition by person_id order by review_date),
            (review_date + interval 24 month)::date + 1
        ) as end_date
    from staging.reviews
)

select person_id, start_date, end_date
from dated_reviews
where high_performer
