-- Grain: a figure of team_outcomes, of a known team and a month begun by as_of. Key: metric, team_key, month_no.
-- lags: bit l is set where somebody was in the team l months before (0–3), so that a badge's coverage is known there.
select
    o.metric,
    t.team_key,
    month_number(o.month) as month_no,
    any_value(o.value) as value,
    coalesce(sum(1 << l.lag) filter (m.team_key is not null), 0)::integer as lags
from raw.team_outcomes as o
join staging.teams as t using (team_id)
cross join staging.settings as s
cross join (select unnest([0, 1, 2, 3]) as lag) as l
left join core.team_months as m
    on m.team_key = t.team_key
    and m.month_no = month_number(o.month) - l.lag
where o.month <= s.as_of
group by o.metric, t.team_key, month_number(o.month)
