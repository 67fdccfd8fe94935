-- Grain: stage × badge ('all' too) × attribute × focal group × reference rule. Key: all of them. A stage that lacks what it needs has a row without counts for
-- each group of the demographics. Figures are of the row's own pair, but verdict, crude_verdict, reversed, verdict_p, bh_p, holm_p and
-- standard_deviations: these weigh the focal group against all others and stand in the rows of rule highest (the last in those of others
-- too). A verdict is a screen. odds_ratio: conditional, with exact limits; cumulative_ratio is against cumulative_reference.
with compared as (
    select f.*, f.reference_rule = 'highest' as judges, f.badge_key = 0 as all_badges
    from core.equity_findings as f
),

rows as (
    select
        c.stage,
        coalesce(b.badge_id, 'all') as badge_id,
        c.attribute,
        c.focal_group,
        case when c.reference_rule = 'others' then 'all others' else c.reference_group end as reference_group,
        c.reference_rule,
        c.focal_selected,
        c.focal_pool,
        case when c.has_reference then c.reference_selected end as reference_selected,
        case when c.has_reference then c.reference_pool end as reference_pool,
        case when c.evaluable then c.focal_selected::double / c.focal_pool end as focal_rate,
        case when not c.evaluable then null when c.all_badges then c.rate.lower else wilson_lower(c.focal_selected, c.focal_pool) end as focal_rate_lower,
        case when not c.evaluable then null when c.all_badges then c.rate.upper else wilson_upper(c.focal_selected, c.focal_pool) end as focal_rate_upper,
        case when c.has_reference then c.reference_selected::double / c.reference_pool end as reference_rate,
        c.below_four_fifths,
        case when c.reference_rule in ('highest', 'others') then c.standard_deviations end as standard_deviations,
        c.ratio as impact_ratio,
        c.ratio_lower as impact_ratio_lower,
        c.ratio_upper as impact_ratio_upper,
        c.adjusted_ratio as adjusted_impact_ratio,
        c.adjusted_ratio_lower as adjusted_impact_ratio_lower,
        c.adjusted_ratio_upper as adjusted_impact_ratio_upper,
        case when c.compares then c.reference_selected::double * c.focal_pool / c.reference_pool - c.focal_selected end as shortfall,
        c.fisher_p,
        c.fisher_mid_p,
        c.odds_ratio,
        c.odds_ratio_lower,
        c.odds_ratio_upper,
        c.cmh_chi_squared,
        c.cmh_p,
        c.strata_used,
        c.common_odds_ratio,
        c.common_odds_ratio_lower,
        c.common_odds_ratio_upper,
        c.breslow_day_p,
        c.adjusted_odds_ratio,
        c.adjusted_p,
        c.marginal_effect,
        case when c.judges then c.verdict_p end as verdict_p,
        case when c.judges then c.bh_p end as bh_p,
        case when c.judges then c.holm_p end as holm_p,
        c.minimum_detectable_ratio,
        c.cumulative_ratio,
        c.cumulative_reference,
        case when c.judges then c.crude_verdict end as crude_verdict,
        case when c.judges then c.verdict end as verdict,
        case when c.judges then c.reversed end as reversed,
        c.reason
    from compared as c
    join core.audit_windows as w
        on w.audit_end = c.audit_end
        and w.current
    left join staging.badges as b using (badge_key)
),

missing as (
    select
        s.stage,
        'all' as badge_id,
        a.attribute,
        a.group_name as focal_group,
        'highest' as reference_rule,
        'not_evaluable' as crude_verdict,
        'not_evaluable' as verdict,
        'not supplied: ' || s.missing as reason
    from core.equity_stages as s
    cross join (select distinct attribute, group_name from core.equity_attributes) as a
    where s.missing is not null
)

select w.audit_start, w.audit_end, r.*
from (
    from rows
    union all by name
    from missing
) as r
join core.audit_windows as w on w.current
