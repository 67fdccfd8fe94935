-- Grain: metric × kind × group month × month × event month, whichever the kind has. Key: those. What the staggered rollout shows of a metric
-- (METRICS section 7). The base month, one before the start, is 0 without an error. two_way is for comparison only.
with effects as (
    select metric, first_month, unnest(study.effects) as effect
    from core.rollout_studies
    join core.outcome_windows using (study_end)
    where current
)

select
    metric,
    effect.kind as kind,
    month_start(first_month + effect.group) as group_month,
    month_start(first_month + effect.month) as month,
    effect.event_month as event_month,
    effect.estimate as estimate,
    effect.std_error as std_error,
    effect.lower as lower,
    effect.upper as upper,
    effect.p as p,
    effect.inference as inference,
    effect.teams as teams,
    effect.control_teams as control_teams
from effects
