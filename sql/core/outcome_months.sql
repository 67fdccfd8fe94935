-- Grain: study window × figure of team_outcomes, of a known team and a month begun before the window's end. Key: study_end, metric, team_key, month_no.
-- What is published ends with the last whole quarter, as the audit's figures do (core.outcome_windows): it is one window where as_of ends a quarter.
-- lags: bit l is set where somebody was in the team l months before (0–3), so that a badge's coverage is known there.
select
    w.study_end,
    o.metric,
    t.team_key,
    month_number(o.month) as month_no,
    any_value(o.value) as value,
    coalesce(sum(1 << l.lag) filter (m.team_key is not null), 0)::integer as lags
from raw.team_outcomes as o
join staging.teams as t using (team_id)
join core.outcome_windows as w on o.month < w.study_end
cross join (select unnest([0, 1, 2, 3]) as lag) as l
left join core.team_months as m
    on m.team_key = t.team_key
    and m.month_no = month_number(o.month) - l.lag
group by w.study_end, o.metric, t.team_key, month_number(o.month)
