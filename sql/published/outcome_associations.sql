-- Grain: metric × badge (or all: the rollout) × lag × method. Key: those. As marts.outcome_associations, to the last whole quarter and to three digits (p: two);
-- of metrics with figures of ten teams or more, and of badges that minimum_cell people held in them.
with rollouts as (
    select s.*, unnest(s.study.effects) as effect
    from core.rollout_studies as s
),

found as (
    select a.study_end, a.metric, a.badge_key, b.badge_id, a.lag_months, a.method, a.teams, a.estimate, a.lower, a.upper, a.p, a.bh_p, null::double as placebo_p, null::double as regression_p, null::double as dip_p
    from core.badge_associations as a
    join staging.badges as b using (badge_key)
    union all
    select study_end, metric, 0, 'all', null, 'staggered_rollout', effect.teams, effect.estimate, effect.lower, effect.upper, effect.p, effect.p, study.placebo_p, study.regression_p, study.dip_p
    from rollouts
    where effect.kind = 'overall_group'
),

sized as (
    select f.*, cell_state(case when f.teams >= 10 then p.people end, null, null, t.minimum_cell, 0) as state
    from found as f
    join core.outcome_windows as w using (study_end)
    left join core.outcome_people as p using (study_end, metric, badge_key)
    cross join published.thresholds as t
    where w.published
)

select
    metric,
    badge_id,
    lag_months::double as lag_months,
    method,
    case when state = 'shown' then teams::double end as teams,
    case when state = 'shown' then three_digits(estimate) end as estimate,
    case when state = 'shown' then three_digits(lower) end as lower,
    case when state = 'shown' then three_digits(upper) end as upper,
    case when state = 'shown' then two_digits(p) end as p,
    case when state = 'shown' then two_digits(bh_p) end as bh_p,
    case when state = 'shown' then two_digits(placebo_p) end as placebo_p,
    case when state = 'shown' then two_digits(regression_p) end as regression_p,
    case when state = 'shown' then three_digits(smallest_effect(lower, upper)) end as smallest_effect,
    case when state = 'shown' and method = 'staggered_rollout' then rollout_support(lower, upper, placebo_p, regression_p, dip_p) end as support,
    state
from sized
