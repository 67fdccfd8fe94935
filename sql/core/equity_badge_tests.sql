-- Grain: pair of a single badge. Key: audit_end, stage, badge_key, attribute, focal_group, reference_rule. What the strata say, where two or more hold both sides.
-- Strata alike are weighed once: small teams have the same counts by the thousand.
-- One list a pair: each ordered list of an aggregate keeps the rows of all groups.
with strata as (
    select
        audit_end,
        stage,
        badge_key,
        attribute,
        focal_group,
        reference_rule,
        list_sort(list({family: family, level: level, focal: focal_selected, focal_pool: focal_pool, reference: reference_selected, reference_pool: reference_pool})) as strata
    from core.equity_strata
    where badge_key > 0
        and reference_pool > 0
    group by audit_end, stage, badge_key, attribute, focal_group, reference_rule
),

pairs as (
    select
        * exclude (strata),
        list_transform(strata, lambda s: s.focal::double) as focal,
        list_transform(strata, lambda s: s.focal_pool::double) as focal_pool,
        list_transform(strata, lambda s: s.reference::double) as reference,
        list_transform(strata, lambda s: s.reference_pool::double) as reference_pool
    from strata
),

alike as (
    select distinct focal, focal_pool, reference, reference_pool
    from pairs
    where len(focal) > 1
),

weighed as (
    select a.*, compare_strata(a.focal, a.focal_pool, a.reference, a.reference_pool) as found
    from alike as a
)

select
    p.audit_end,
    p.stage,
    p.badge_key,
    p.attribute,
    p.focal_group,
    p.reference_rule,
    len(p.focal) as strata_used,
    w.found.chi_squared,
    w.found.p,
    w.found.z,
    w.found.common_odds_ratio,
    w.found.common_odds_ratio_lower,
    w.found.common_odds_ratio_upper,
    w.found.risk_ratio,
    w.found.risk_ratio_lower,
    w.found.risk_ratio_upper,
    w.found.breslow_day_p
from pairs as p
left join weighed as w using (focal, focal_pool, reference, reference_pool)
