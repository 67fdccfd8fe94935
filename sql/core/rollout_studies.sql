-- Grain: study window × metric with a figure of teams rolled out within its panel. Key: study_end, metric. Callaway and Sant'Anna's effects of the staggered rollout,
-- with what speaks against them (rollout_study, src/audit). teams: in the panel; incomplete, already: teams left out of it, and why.
with panels as (
    select
        study_end,
        metric,
        any_value(first_month) as first_month,
        any_value(months) as months,
        count(*) filter (complete and not already) as teams,
        count(*) filter (not complete) as incomplete,
        count(*) filter (complete and already) as already,
        list(start order by team_key) filter (complete and not already) as starts,
        flatten(list(figures order by team_key) filter (complete and not already)) as figures
    from core.rollout_panels
    group by study_end, metric
    having count(*) filter (complete and not already and isfinite(start)) > 0
)

select
    study_end,
    metric,
    first_month,
    months,
    teams,
    incomplete,
    already,
    rollout_study(starts, figures, months) as study
from panels
