-- Grain: badge ('all' too). Key: badge_id. Pairs of reviews of one submission by two assessors, both dated in the current audit window: how often they
-- agree, and Cohen's κ. A pair has no order, so that disagreements count half on either side.
-- uses: assessors
with rated as (
    select
        coalesce(b.badge_id, 'all') as badge_id,
        p.pairs,
        p.both_award,
        p.both_deny,
        p.disagree,
        pair_kappa(p.both_award::double, p.both_deny::double, p.disagree::double) as found
    from core.assessor_pairs as p
    join core.audit_windows as w
        on w.audit_end = p.audit_end
        and w.current
    left join staging.badges as b using (badge_key)
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
