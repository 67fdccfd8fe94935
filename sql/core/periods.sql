-- Grain: a period, [period_start, period_end), wholly inside [history_from, as_of]. Key: grain, period_start.
-- Quarters and years follow the fiscal year; trailing_12m has one row a month end.
with grains as (
    select unnest([
        {'grain': 'month', 'months': 1, 'step': 1},
        {'grain': 'quarter', 'months': 3, 'step': 3},
        {'grain': 'year', 'months': 12, 'step': 12},
        {'grain': 'trailing_12m', 'months': 12, 'step': 1}
    ], recursive := true)
),

candidates as (
    select
        g.grain,
        m.month as period_start,
        (m.month + to_months(g.months::integer))::date as period_end
    from core.months as m
    cross join staging.settings as s
    join grains as g on (month(m.month) - s.fiscal_year_start + 12) % g.step = 0
)

select
    c.grain,
    c.period_start,
    c.period_end,
    (c.period_start - interval 1 year)::date as previous_start,
    c.period_end - c.period_start as days
from candidates as c
cross join staging.settings as s
where c.period_end <= s.after_as_of
