-- Grain: study window × metric × badge × method × lag in months. Key: study_end, metric, badge_key, method, lag_months. How a metric of teams goes with the share of
-- them that holds a badge: correlations of teams' means, and slopes within teams and months (badge_associations, src/audit). bh_p: over the
-- badges × lags of one metric and method.
with figures as (
    select
        study_end,
        metric,
        list({'team': team_key::integer, 'month': month_no::integer, 'value': value::double, 'lags': lags::tinyint} order by team_key, month_no) as figures
    from core.outcome_months
    where lags > 0
    group by study_end, metric
),

coverage as (
    select
        o.metric,
        list(
            {'badge': c.badge_key::integer, 'team': c.team_key::integer, 'from': c.from_month::integer, 'to': c.to_month::integer, 'share': c.share}
            order by c.badge_key, c.team_key, c.from_month
        ) as stretches
    from core.badge_coverage as c
    join (select distinct metric, team_key from core.outcome_months) as o using (team_key)
    group by o.metric
),

found as (
    select
        f.study_end,
        f.metric,
        unnest(badge_associations(
            list_transform(f.figures, lambda x: x.team),
            list_transform(f.figures, lambda x: x.month),
            list_transform(f.figures, lambda x: x.value),
            list_transform(f.figures, lambda x: x.lags),
            list_transform(c.stretches, lambda x: x.badge),
            list_transform(c.stretches, lambda x: x.team),
            list_transform(c.stretches, lambda x: x.from),
            list_transform(c.stretches, lambda x: x.to),
            list_transform(c.stretches, lambda x: x.share)
        )) as found
    from figures as f
    join coverage as c using (metric)
)

select
    study_end,
    metric,
    found.badge as badge_key,
    found.lag_months as lag_months,
    found.method as method,
    found.teams as teams,
    found.observations as observations,
    found.estimate as estimate,
    found.std_error as std_error,
    found.lower as lower,
    found.upper as upper,
    found.p as p,
    found.bh_p as bh_p
from found
