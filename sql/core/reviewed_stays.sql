-- Grain: what of a stay after a move lies after a review that said whether the person is a high performer (yes, no), until one that says
-- otherwise or 24 months after the last. Key: seen_until, person_id, origin_date, entry_date.
-- uses: performance
with reviews as (
    select
        person_id,
        high_performer,
        review_date,
        least(
            lead(review_date) over (partition by person_id order by review_date),
            (review_date + interval 24 month)::date
        ) as until_date
    from staging.reviews
),

marked_reviews as (
    select
        *,
        high_performer is distinct from lag(high_performer) over reviews_before
            or review_date is distinct from lag(until_date) over reviews_before as begins_run
    from reviews
    window reviews_before as (partition by person_id order by review_date)
),

numbered_reviews as (
    select *, sum(begins_run::double) over (partition by person_id order by review_date rows unbounded preceding) as run
    from marked_reviews
),

opinions as (
    select person_id, high_performer, min(review_date) as review_date, max(until_date) as until_date
    from numbered_reviews
    where high_performer is not null
    group by person_id, high_performer, run
)

select
    case when v.high_performer then 'yes' else 'no' end as high_performer,
    s.seen_until,
    s.person_id,
    s.origin_date,
    greatest(s.entry_date, v.review_date) as entry_date,
    least(s.last_date, v.until_date) as last_date,
    s.left_voluntarily and s.last_date <= v.until_date as left_voluntarily
from core.retention_stays as s
join opinions as v
    on v.person_id = s.person_id
    and v.review_date < s.last_date
    and v.until_date > s.entry_date
