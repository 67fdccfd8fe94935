-- Grain: a role whose holders were rated. Key: role_key. double_median: twice the median of all ratings given while in the role.
-- uses: performance
with ratings as (
    select j.role_key, list_sort(list(v.rating)) as ratings, count(*) as n
    from staging.reviews as v
    join core.job_states as j
        on j.person_id = v.person_id
        and v.review_date >= j.start_date
        and v.review_date < j.end_date
    where j.role_key > 0
    group by j.role_key
)

select role_key, n as ratings, ratings[(n + 1) // 2] + ratings[n // 2 + 1] as double_median
from ratings
