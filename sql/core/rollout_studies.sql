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
        list(start order by team_key) filter (complete and not already) as starts
    from core.rollout_panels
    group by study_end, metric
    having count(*) filter (complete and not already and isfinite(start)) > 0
),

-- one sorted list a metric: a list sorted apart for each team takes some kilobytes of memory, whatever it holds
figures as (
    select o.study_end, o.metric, list(o.value::double order by o.team_key, o.month_no) as figures
    from core.outcome_months as o
    join core.rollout_panels as p
        on p.study_end = o.study_end
        and p.metric = o.metric
        and p.team_key = o.team_key
        and o.month_no >= p.first_month
        and o.month_no < p.first_month + p.months
    where p.complete
        and not p.already
    group by o.study_end, o.metric
)

select
    study_end,
    metric,
    first_month,
    months,
    teams,
    incomplete,
    already,
    rollout_study(p.starts, f.figures, p.months) as study
from panels as p
join figures as f using (study_end, metric)
