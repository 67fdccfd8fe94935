-- Grain: last day seen × method × badge (0: any). Key: all of them. How many times as high the hazard of a mobility move is for holders:
-- Cox, baseline by family × level, Efron ties, Wald intervals (METRICS section 4). Null where moves are all on one side.
with fits as (
    select
        seen_until,
        method,
        badge_key,
        sum(moves)::bigint as moves,
        sum(moves_held)::bigint as moves_held,
        sum((departed - entered) * time)::bigint as person_days,
        sum((held_departed - held_entered) * time)::bigint as person_days_held,
        cox_hazard_ratios(
            2,
            flatten(list([at_risk - held_at_risk, held_at_risk]::double[] order by family, level, time) filter (moves > 0)),
            flatten(list([moves - moves_held, moves_held]::double[] order by family, level, time) filter (moves > 0))
        )[2] as held
    from core.lift_counts
    group by seen_until, method, badge_key
)

select
    seen_until,
    method,
    case method when 'landmark_12m' then 'landmark_12m' else 'entry' end as basis,
    badge_key,
    held.hazard_ratio as hazard_ratio,
    held.lower as lower,
    held.upper as upper,
    held.p as p,
    moves,
    moves_held,
    person_days_held,
    person_days - person_days_held as person_days_not_held
from fits
