-- Grain: a metric of teams. Key: metric. What it is called, its unit, which way is better, and whose it is; teams with a figure to the last whole quarter.
select
    m.metric,
    m.label,
    m.unit,
    m.better,
    m.function,
    coalesce(t.teams, 0)::double as teams,
    t.first_month,
    t.last_month
from raw.outcome_metrics as m
left join (
    select o.metric, count(distinct o.team_key) as teams, month_start(min(o.month_no)) as first_month, month_start(max(o.month_no)) as last_month
    from core.outcome_months as o
    join core.outcome_windows as w using (study_end)
    where w.published
    group by o.metric
) as t using (metric)
