-- Grain: audit window × stage × badge × attribute × focal group. Key: all of them. The verdict: the ratio is against the highest, the p is focal against all
-- others (a reference picked from the data must not be tested against). Families for multiplicity: badges × focal groups of an attribute and
-- stage; badge 'all' is its own. Where two or more strata hold both sides they decide, else the counts as they are. Ratios of strata are
-- compared with 1 and 4/5 to a part in 10¹², crude ones in integers.
with judged as (
    select
        h.audit_end,
        h.stage,
        h.badge_key,
        h.attribute,
        h.focal_group,
        h.not_compared,
        h.stratified and h.adjusted_ratio is not null as ratio_adjusted,
        h.at_least_one as crude_at_least_one,
        h.below_four_fifths as crude_below,
        h.adjusted_ratio >= 1 - 1e-12 as adjusted_at_least_one,
        h.adjusted_ratio < 0.8 * (1 - 1e-12) as adjusted_below,
        coalesce(o.at_least_one, false) as crude_odds_at_least_one,
        case when o.stratified and o.common_odds_ratio is not null then o.common_odds_ratio >= 1 - 1e-12 else coalesce(o.at_least_one, false) end as odds_at_least_one,
        case when h.not_compared is null then o.crude_p end as crude_p,
        case when h.not_compared is null then case when o.stratified then coalesce(o.cmh_p, 1) else coalesce(o.crude_p, 1) end end as verdict_p,
        case when o.stratified then o.cmh_z else o.crude_z end as standard_deviations
    from core.equity_tests as h
    left join core.equity_tests as o
        on o.audit_end = h.audit_end
        and o.stage = h.stage
        and o.badge_key = h.badge_key
        and o.attribute = h.attribute
        and o.focal_group = h.focal_group
        and o.reference_rule = 'others'
    where h.reference_rule = 'highest'
),

families as (
    select
        audit_end,
        stage,
        attribute,
        badge_key = 0 as all_badges,
        list({'badge_key': badge_key, 'focal_group': focal_group} order by badge_key, focal_group) as members,
        adjusted_p(list(verdict_p order by badge_key, focal_group)) as adjusted,
        adjusted_p(list(coalesce(crude_p, 1) order by badge_key, focal_group)) as crude_adjusted
    from judged
    where verdict_p is not null
    group by audit_end, stage, attribute, badge_key = 0
),

adjusted as (
    select audit_end, stage, attribute, unnest(members) as member, unnest(adjusted) as p, unnest(crude_adjusted) as crude
    from families
),

weighed as (
    select
        j.*,
        a.p.bh as bh_p,
        a.p.holm as holm_p,
        a.crude.bh as crude_bh_p,
        case when j.ratio_adjusted then j.adjusted_at_least_one else j.crude_at_least_one end or j.odds_at_least_one as favoured,
        case when j.ratio_adjusted then j.adjusted_below else j.crude_below end as below
    from judged as j
    left join adjusted as a
        on a.audit_end = j.audit_end
        and a.stage = j.stage
        and a.attribute = j.attribute
        and a.member.badge_key = j.badge_key
        and a.member.focal_group = j.focal_group
)

select
    audit_end,
    stage,
    badge_key,
    attribute,
    focal_group,
    verdict_p,
    bh_p,
    holm_p,
    case when verdict_p is not null then standard_deviations end as standard_deviations,
    case
        when not_compared is not null then 'not_evaluable'
        when favoured then 'not_indicated'
        when below and bh_p < 0.05 then 'indicated'
        when bh_p < 0.05 then 'monitor'
        when below then 'inconclusive'
        else 'not_indicated'
    end as verdict,
    case
        when not_compared is not null then 'not_evaluable'
        when crude_at_least_one or crude_odds_at_least_one then 'not_indicated'
        when crude_below and crude_bh_p < 0.05 then 'indicated'
        when crude_bh_p < 0.05 then 'monitor'
        when crude_below then 'inconclusive'
        else 'not_indicated'
    end as crude_verdict,
    case
        when not_compared is null
            then ratio_adjusted and (adjusted_at_least_one <> crude_at_least_one or adjusted_below <> crude_below)
    end as reversed
from weighed
