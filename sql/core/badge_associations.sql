-- Grain: study window × metric × badge × method × lag in months. Key: study_end, metric, badge_key, method, lag_months. How a metric of teams goes with the share of
-- them that holds a badge: correlations of teams' means, and slopes within teams and months (badge_associations, src/audit). bh_p: over the
-- badges × lags of one metric and method.
with figures as (
    select
        study_end,
        metric,
        list(team_key::double order by team_key, month_no) as teams,
        list(month_no::double order by team_key, month_no) as months,
        list(value order by team_key, month_no) as figures,
        list(lags::double order by team_key, month_no) as lags
    from core.outcome_months
    where lags > 0
    group by study_end, metric
),

coverage as (
    select
        o.metric,
        list(c.badge_key::double order by badge_key, team_key, from_month) as badges,
        list(c.team_key::double order by badge_key, team_key, from_month) as teams,
        list(c.from_month::double order by badge_key, team_key, from_month) as from_months,
        list(c.to_month::double order by badge_key, team_key, from_month) as to_months,
        list(c.share order by badge_key, team_key, from_month) as shares
    from core.badge_coverage as c
    join (select distinct metric, team_key from core.outcome_months) as o using (team_key)
    group by o.metric
),

found as (
    select
        f.study_end,
        f.metric,
        unnest(badge_associations(f.teams, f.months, f.figures, f.lags, c.badges, c.teams, c.from_months, c.to_months, c.shares)) as found
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
