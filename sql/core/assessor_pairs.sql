-- Grain: audit window × badge (badge_key 0: all). Key: both. Pairs of reviews of one submission by two assessors, by what both recommend, each with the sum
-- of the candidates' keys; people: candidates.
-- uses: assessors
with pairs as (
    select
        a.audit_end,
        a.badge_key,
        a.person_id,
        p.record_key::hugeint as record_key,
        case when a.recommendation <> b.recommendation then 'disagree' else 'both_' || a.recommendation end as outcome
    from core.assessor_reviews as a
    join core.assessor_reviews as b
        on b.audit_end = a.audit_end
        and b.submission_id = a.submission_id
        and b.assessor_id > a.assessor_id
    join core.persons as p on p.person_id = a.person_id
)

select
    audit_end,
    coalesce(badge_key, 0) as badge_key,
    count(*) as pairs,
    count(*) filter (outcome = 'both_award') as both_award,
    count(*) filter (outcome = 'both_deny') as both_deny,
    count(*) filter (outcome = 'disagree') as disagree,
    coalesce(sum(record_key) filter (outcome = 'both_award'), 0) as both_award_key,
    coalesce(sum(record_key) filter (outcome = 'both_deny'), 0) as both_deny_key,
    coalesce(sum(record_key) filter (outcome = 'disagree'), 0) as disagree_key,
    count(distinct person_id) as people
from pairs
group by grouping sets ((audit_end, badge_key), (audit_end))
