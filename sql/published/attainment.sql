-- Grain: stage × badge ('all' too) × attribute × group. Key: all of them. The audit window ends with the last whole quarter. Counts are rounded and
-- everything else is computed from them, but the verdicts, their order (place: of evidence) and reversed: those are the audit's own,
-- from exact counts. No limits where a person is in several rows.
with compared as (
    select
        r.*,
        case when one_row_each and reference_pool is not null and group_name <> reference_group
            then compare_counts(selected::double, pool::double, reference_selected::double, reference_pool::double) end as found,
        case r.verdict when 'indicated' then 1 when 'monitor' then 2 when 'inconclusive' then 3 end as weight
    from published.equity_references as r
),

placed as (
    select
        stage,
        badge_id,
        attribute,
        group_name,
        row_number() over (order by weight, bh_p, verdict_p, stage, badge_id, attribute, group_name)::double as place
    from compared
    where weight is not null
        and compares
)

select
    w.audit_start,
    w.audit_end,
    c.stage,
    c.badge_id,
    c.attribute,
    c.group_name,
    case when c.state in ('shown', 'no_rate') then c.selected end as selected,
    case when c.state in ('shown', 'no_rate') then c.pool end as pool,
    case when c.compares then rate(c.selected, c.pool) end as value,
    case when c.compares and c.one_row_each then wilson_lower(c.selected, c.pool) end as lower,
    case when c.compares and c.one_row_each then wilson_upper(c.selected, c.pool) end as upper,
    c.reference_group,
    case when c.reference_pool is not null then (c.selected::double * c.reference_pool) / (c.reference_selected::double * c.pool) end as impact_ratio,
    case when isfinite(c.found.ratio_lower) then c.found.ratio_lower end as ratio_lower,
    case when isfinite(c.found.ratio_upper) then c.found.ratio_upper end as ratio_upper,
    a.adjusted_ratio,
    a.adjusted_lower,
    a.adjusted_upper,
    a.strata,
    case when c.reference_pool is not null then 5 * c.selected::bigint * c.reference_pool < 4 * c.reference_selected::bigint * c.pool end as below_four_fifths,
    case when c.reference_pool is not null then c.reference_selected::double * c.pool / c.reference_pool - c.selected end as shortfall,
    case when isfinite(c.found.minimum_detectable_ratio) then c.found.minimum_detectable_ratio end as detectable_ratio,
    case when c.compares or c.verdict = 'not_evaluable' then c.verdict end as verdict,
    case when c.compares or c.verdict = 'not_evaluable' then c.crude_verdict end as crude_verdict,
    case when c.compares then c.reversed end as reversed,
    case when c.compares and c.verdict is distinct from 'not_evaluable' then contains(c.reason, 'differs between strata') end as differs,
    case when c.verdict = 'not_evaluable' then c.reason end as not_compared,
    p.place,
    c.state
from compared as c
join core.audit_windows as w on w.published
left join published.equity_adjusted as a using (stage, badge_id, attribute, group_name)
left join placed as p using (stage, badge_id, attribute, group_name)
