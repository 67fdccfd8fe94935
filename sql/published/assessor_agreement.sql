-- Grain: badge ('all' too). Key: badge_id. Pairs of reviews in the published audit window: counts of what both recommend are rounded, and their sum, the
-- agreement and κ computed from them.
-- uses: assessors
with counted as (
    select
        coalesce(b.badge_id, 'all') as badge_id,
        rounded(p.both_award, p.both_award_key) as both_award,
        rounded(p.both_deny, p.both_deny_key) as both_deny,
        rounded(p.disagree, p.disagree_key) as disagree,
        cell_state(p.people, max(p.people) over () - p.people, max(p.pairs) over () - p.pairs, t.minimum_cell, t.rate_cell) as state
    from core.assessor_pairs as p
    join core.audit_windows as w
        on w.audit_end = p.audit_end
        and w.published
    cross join published.thresholds as t
    left join staging.badges as b using (badge_key)
),

rated as (
    select
        *,
        both_award + both_deny + disagree as pairs,
        case when state = 'shown' then pair_kappa(both_award::double, both_deny::double, disagree::double) end as found
    from counted
)

select
    badge_id,
    case when state in ('shown', 'no_rate') then pairs end as pairs,
    case when state in ('shown', 'no_rate') then both_award end as both_award,
    case when state in ('shown', 'no_rate') then both_deny end as both_deny,
    case when state in ('shown', 'no_rate') then disagree end as disagree,
    case when state = 'shown' then rate(both_award + both_deny, pairs) end as agreement,
    found.kappa,
    found.lower,
    found.upper,
    state
from rated
