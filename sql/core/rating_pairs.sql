-- Grain: two reviews of a person, the second the next or the one after the next. Key: person_id, before_date, after_date. role_key: on the
-- first one's day; quarters of both, as whole numbers.
-- uses: performance
with numbered as (
    select *, row_number() over (partition by person_id order by review_date) as place
    from staging.reviews
)

select
    b.person_id,
    b.review_date as before_date,
    a.review_date as after_date,
    j.role_key,
    month_number(b.review_date) // 3 as before_quarter,
    month_number(a.review_date) // 3 as after_quarter,
    b.rating::decimal(18, 6) as before_rating,
    a.rating::decimal(18, 6) as after_rating
from numbered as b
join numbered as a
    on a.person_id = b.person_id
    and a.place between b.place + 1 and b.place + 2
join core.job_states as j
    on j.person_id = b.person_id
    and b.review_date >= j.start_date
    and b.review_date < j.end_date
where j.role_key > 0
