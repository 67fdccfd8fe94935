-- Grain: study window × figure of team_outcomes, of a known team and a month begun before the window's end. Key: study_end, metric, team_key, month_no.
-- What is published ends with the last whole quarter, as the audit's figures do (core.outcome_windows): it is one window where as_of ends a quarter.
-- lags: bit l is set where somebody was in the team l months before (0–3), so that a badge's coverage is known there.
with team_lags as (
    select m.team_key, m.month_no + l.lag as month_no, sum(1 << l.lag)::integer as lags
    from core.team_months as m
    cross join (select unnest([0, 1, 2, 3]) as lag) as l
    group by m.team_key, m.month_no + l.lag
)

select
    w.study_end,
    o.metric,
    t.team_key,
    month_number(o.month) as month_no,
    o.value,
    coalesce(l.lags, 0) as lags
from raw.team_outcomes as o
join staging.teams as t using (team_id)
join core.outcome_windows as w on o.month < w.study_end
left join team_lags as l
    on l.team_key = t.team_key
    and l.month_no = month_number(o.month)
