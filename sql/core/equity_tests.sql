-- Grain: as core.equity_pairs. Key: audit_end, stage, badge_key, attribute, focal_group, reference_rule. Every pair with what its counts, its strata or
-- its people say. crude_p, crude_z: Fisher's and the pooled z for a badge; for badge 'all', where a person has several rows, the score
-- form without strata. Ratios are null where nothing is compared. Counts alike are weighed once.
with pairs as (
    select *, not_compared is null as compares, not_compared is null and focal_group is distinct from reference_group as apart
    from core.equity_pairs
),

tables as (
    select distinct focal_selected, focal_pool, reference_selected, reference_pool
    from pairs
    where apart
),

weighed as (
    select t.*, compare_counts(t.focal_selected::double, t.focal_pool::double, t.reference_selected::double, t.reference_pool::double) as counts
    from tables as t
),

counted as (
    select p.*, case when p.apart then w.counts end as counts
    from pairs as p
    left join weighed as w using (focal_selected, focal_pool, reference_selected, reference_pool)
)

select
    c.* exclude (counts),
    case when c.compares then (c.focal_selected::double * c.reference_pool) / (c.reference_selected::double * c.focal_pool) end as ratio,
    case when c.compares then 5 * c.focal_selected::hugeint * c.reference_pool < 4 * c.reference_selected::hugeint * c.focal_pool end as below_four_fifths,
    case when c.compares then c.focal_selected::hugeint * c.reference_pool >= c.reference_selected::hugeint * c.focal_pool end as at_least_one,
    case when c.badge_key = 0 then l.ratio_lower else c.counts.ratio_lower end as ratio_lower,
    case when c.badge_key = 0 then l.ratio_upper else c.counts.ratio_upper end as ratio_upper,
    c.counts.fisher_p,
    c.counts.fisher_mid_p,
    c.counts.odds_ratio,
    case when c.badge_key > 0 then c.counts.odds_ratio_lower end as odds_ratio_lower,
    case when c.badge_key > 0 then c.counts.odds_ratio_upper end as odds_ratio_upper,
    case when c.badge_key > 0 or c.stage in ('promoted', 'assigned') then c.counts.minimum_detectable_ratio end as minimum_detectable_ratio,
    case when c.badge_key = 0 then p.crude_p else c.counts.fisher_p end as crude_p,
    case when c.badge_key = 0 then p.crude_z else c.counts.z end as crude_z,
    case when c.apart then coalesce(p.strata_used, b.strata_used, 0)::integer end as strata_used,
    coalesce(p.strata_used, b.strata_used, 0) >= 2 as stratified,
    coalesce(p.chi_squared, b.chi_squared) as cmh_chi_squared,
    coalesce(p.p, b.p) as cmh_p,
    coalesce(p.z, b.z) as cmh_z,
    coalesce(p.common_odds_ratio, b.common_odds_ratio) as common_odds_ratio,
    case when c.badge_key > 0 then b.common_odds_ratio_lower when p.strata_used >= 2 then l.common_odds_ratio_lower end as common_odds_ratio_lower,
    case when c.badge_key > 0 then b.common_odds_ratio_upper when p.strata_used >= 2 then l.common_odds_ratio_upper end as common_odds_ratio_upper,
    coalesce(p.risk_ratio, b.risk_ratio) as adjusted_ratio,
    case when c.badge_key > 0 then b.risk_ratio_lower when p.strata_used >= 2 then l.risk_ratio_lower end as adjusted_ratio_lower,
    case when c.badge_key > 0 then b.risk_ratio_upper when p.strata_used >= 2 then l.risk_ratio_upper end as adjusted_ratio_upper,
    b.breslow_day_p
from counted as c
left join core.equity_people_tests as p using (audit_end, stage, badge_key, attribute, focal_group, reference_rule)
left join core.equity_people_limits as l using (audit_end, stage, badge_key, attribute, focal_group, reference_rule)
left join core.equity_badge_tests as b using (audit_end, stage, badge_key, attribute, focal_group, reference_rule)
