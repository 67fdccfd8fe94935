-- table: badge_submissions
-- severity: warning
-- explanation: Awards with fewer assessors than the standard's version asks for.
-- uses: assessors
with versions as (
    select
        b.submission_id,
        (b.assessor_id is not null)::integer + (b.second_assessor_id is not null and b.second_assessor_id is distinct from b.assessor_id)::integer as signatures,
        v.validators_required
    from raw.badge_submissions as b
    join raw.badges as v
        on v.badge_id = b.badge_id
        and (v.version = b.badge_version or v.effective_from <= b.decided_date)
    where b.decision = 'awarded'
    qualify row_number() over (partition by b.submission_id order by (v.version = b.badge_version) desc nulls last, v.effective_from desc, v.version desc) = 1
),

reviews as (
    select submission_id, count(*) as reviews
    from raw.submission_reviews
    where recommendation = 'award'
    group by submission_id
),

signatures_supplied as (
    select exists (from raw.supplied where table_name = 'submission_reviews' or (table_name = 'badge_submissions' and column_name = 'assessor_id')) as supplied
)

select v.submission_id as example
from versions as v
cross join signatures_supplied as s
left join reviews as r using (submission_id)
where s.supplied
    and greatest(v.signatures, coalesce(r.reviews, 0)) < v.validators_required
