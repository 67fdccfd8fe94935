-- Grain: study window × metric × badge × method × lag in months. Key: study_end, metric, badge_key, method, lag_months. How a metric of teams goes with the share of
-- them that holds a badge: correlations of teams' means, and slopes within teams and months (badge_associations, src/audit). bh_p: over the
-- badges × lags of one metric and method.
with facts as (
    select study_end, metric, team_key, month_no, value::double as value, lags, null::integer as badge_key, null::integer as to_month
    from core.outcome_months
    where lags > 0
    union all
    select o.study_end, o.metric, c.team_key, c.from_month, c.share, null, c.badge_key, c.to_month
    from core.badge_coverage as c
    join (select distinct study_end, metric, team_key from core.outcome_months) as o using (team_key)
),

-- both lists at once: joined, they would be copied
lists as (
    select
        study_end,
        metric,
        list({'team': team_key::integer, 'month': month_no::integer, 'value': value, 'lags': lags::tinyint} order by team_key, month_no) filter (badge_key is null) as figures,
        list(
            {'badge': badge_key, 'team': team_key::integer, 'from': month_no::integer, 'to': to_month, 'share': value}
            order by badge_key, team_key, month_no
        ) filter (badge_key is not null) as stretches
    from facts
    group by study_end, metric
),

found as (
    select
        study_end,
        metric,
        unnest(badge_associations(
            list_transform(figures, lambda x: x.team),
            list_transform(figures, lambda x: x.month),
            list_transform(figures, lambda x: x.value),
            list_transform(figures, lambda x: x.lags),
            list_transform(stretches, lambda x: x.badge),
            list_transform(stretches, lambda x: x.team),
            list_transform(stretches, lambda x: x.from),
            list_transform(stretches, lambda x: x.to),
            list_transform(stretches, lambda x: x.share)
        )) as found
    from lists
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
