-- Grain: metric × badge (or 'all': the rollout) × lag in months × method. Key: those. What goes with a metric of teams, and how surely; no
-- cause is shown but by the rollout, under its assumption. smallest_effect: what would have been found four times in five. regression_p: whether the
-- teams that started first were those that had just done badly; dip_p: whether teams dipped just before their start, and recovered; support: supported, no_effect, leads_differ, regression_to_mean.
with rollouts as (
    select s.*, unnest(s.study.effects) as effect
    from core.rollout_studies as s
    join core.outcome_windows as w using (study_end)
    where w.current
),

found as (
    select a.metric, b.badge_id, a.lag_months, a.method, a.teams, a.observations, a.estimate, a.std_error, a.lower, a.upper, a.p, a.bh_p, null::double as placebo_p, null::double as regression_p, null::double as dip_p
    from core.badge_associations as a
    join staging.badges as b using (badge_key)
    join core.outcome_windows as w using (study_end)
    where w.current
    union all
    select metric, 'all', null, 'staggered_rollout', teams::integer, teams::integer * months, effect.estimate, effect.std_error, effect.lower, effect.upper, effect.p, effect.p, study.placebo_p, study.regression_p, study.dip_p
    from rollouts
    where effect.kind = 'overall_group'
)

select
    *,
    smallest_effect(lower, upper) as smallest_effect,
    case when method = 'staggered_rollout' then rollout_support(lower, upper, placebo_p, regression_p, dip_p) end as support
from found
