-- Grain: what of a stay after a move lies after a review that said whether the person is a high performer (yes, no), until the next review or
-- 24 months later. Key: person_id, origin_date, entry_date.
-- uses: performance
with reviews as (
    select
        person_id,
        case when high_performer then 'yes' else 'no' end as high_performer,
        review_date,
        least(
            lead(review_date) over (partition by person_id order by review_date),
            (review_date + interval 24 month)::date
        ) as until_date
    from staging.reviews
    qualify high_performer is not null
)

select
    v.high_performer,
    s.person_id,
    s.origin_date,
    greatest(s.entry_date, v.review_date) as entry_date,
    least(s.last_date, v.until_date) as last_date,
    s.left_voluntarily and s.last_date <= v.until_date as left_voluntarily
from core.retention_stays as s
join reviews as v
    on v.person_id = s.person_id
    and v.review_date < s.last_date
    and v.until_date > s.entry_date
