-- Grain: metric × kind × months since the start, where the kind has them. Key: metric, kind, event_month. The event study and the overall effects of the staggered
-- rollout to the last whole quarter, to three digits, where ten teams or more are told of; single groups' effects are not published.
with effects as (
    select s.study_end, s.metric, unnest(s.study.effects) as effect
    from core.rollout_studies as s
    join core.outcome_windows as w using (study_end)
    where w.published
),

sized as (
    select e.metric, e.effect, cell_state(case when e.effect.teams >= 10 then p.people end, null, null, t.minimum_cell, 0) as state
    from effects as e
    left join core.outcome_people as p
        on p.study_end = e.study_end
        and p.metric = e.metric
        and p.badge_key = 0
    cross join published.thresholds as t
    where e.effect.kind <> 'group_time'
)

select
    metric,
    effect.kind as kind,
    effect.event_month::double as event_month,
    three_digits(effect.estimate) as estimate,
    three_digits(effect.lower) as lower,
    three_digits(effect.upper) as upper,
    two_digits(effect.p) as p,
    effect.inference as inference,
    effect.teams::double as teams,
    effect.control_teams::double as control_teams
from sized
where state = 'shown'
