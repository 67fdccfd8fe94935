-- Grain: as core.equity_pairs. Key: audit_end, stage, badge_key, attribute, focal_group, reference_rule. Every pair's tests beside the focal group's verdict, its
-- logistic contrast, its product over the funnel and, for badge 'all', the jackknife limits of its rate.
with rates as (
    select
        audit_end,
        stage,
        0 as badge_key,
        attribute,
        group_name as focal_group,
        clustered_rate(
            list(rows::double order by role_key, rows, selected),
            list(selected::double order by role_key, rows, selected),
            list(people::double order by role_key, rows, selected)
        ) as rate
    from core.equity_clusters
    where group_name <> 'Unknown'
        and attribute not in ('team_id', 'manager_id', 'assessor_id')
    group by audit_end, stage, attribute, group_name
),

shown as (
    select
        t.*,
        t.reference_group is not null or t.reference_rule = 'others' as has_reference,
        v.* exclude (audit_end, stage, badge_key, attribute, focal_group),
        m.* exclude (audit_end, stage, badge_key, attribute, focal_group, reference_rule),
        u.cumulative_ratio,
        u.cumulative_reference,
        r.rate
    from core.equity_tests as t
    left join core.equity_verdicts as v using (audit_end, stage, badge_key, attribute, focal_group)
    left join core.equity_models as m using (audit_end, stage, badge_key, attribute, focal_group, reference_rule)
    left join core.equity_cumulative as u using (audit_end, stage, badge_key, attribute, focal_group)
    left join rates as r using (audit_end, stage, badge_key, attribute, focal_group)
)

select
    s.*,
    coalesce(s.not_compared, nullif(concat_ws('; ',
        case when s.breslow_day_p < 0.05 then 'the odds ratio differs between strata' end,
        case when s.apart and not s.stratified then 'fewer than two strata hold both sides' end,
        case
            when s.apart and s.reference_rule <> 'others' and s.adjusted_odds_ratio is null and s.attribute not in ('team_id', 'manager_id') and (s.badge_key > 0 or s.stage in ('promoted', 'assigned'))
                then 'no logistic estimate: separated'
        end
    ), '')) as reason
from shown as s
