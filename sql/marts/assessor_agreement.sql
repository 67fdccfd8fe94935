-- Grain: badge ('all' too). Key: badge_id. Pairs of reviews of one submission by two assessors, both dated in the current audit window: how often they
-- agree, and Cohen's κ. A pair has no order, so that disagreements count half on either side.
-- uses: assessors
with reviews as (
    select v.submission_id, b.badge_id, v.assessor_id, v.recommendation
    from raw.submission_reviews as v
    join raw.badge_submissions as s using (submission_id)
    join staging.badges as b on b.badge_id = s.badge_id
    join core.audit_windows as w
        on w.current
        and v.reviewed_date >= w.audit_start
        and v.reviewed_date < w.audit_end
),

pairs as (
    select
        coalesce(a.badge_id, 'all') as badge_id,
        count(*) as pairs,
        count(*) filter (a.recommendation = 'award' and b.recommendation = 'award') as both_award,
        count(*) filter (a.recommendation = 'deny' and b.recommendation = 'deny') as both_deny,
        count(*) filter (a.recommendation <> b.recommendation) as disagree
    from reviews as a
    join reviews as b
        on b.submission_id = a.submission_id
        and b.assessor_id > a.assessor_id
    group by rollup (a.badge_id)
),

rated as (
    select *, pair_kappa(both_award::double, both_deny::double, disagree::double) as found
    from pairs
    where pairs > 0
)

select
    badge_id,
    pairs,
    both_award,
    both_deny,
    disagree,
    (both_award + both_deny)::double / pairs as agreement,
    found.kappa,
    found.lower,
    found.upper
from rated
