-- Grain: a stretch of calendar time that a curve is drawn over. Key: grain, period_start. 'history' is the whole of it,
-- 'published_history' ends with the last whole quarter, since a window that moved monthly would be a trailing one (METRICS section 9.2).
-- after_day: those already waiting enter at the end of this day, so that events of the first day count; last_day: the last one seen.
select 'history' as grain, history_from as period_start, history_from as after_day, as_of as last_day
from staging.settings
union all
select 'published_history', s.history_from, s.history_from, max(p.period_end) - 1
from staging.settings as s
join core.periods as p on p.grain = 'quarter'
group by s.history_from
union all
select grain, period_start, period_start - 1, period_end - 1
from core.periods
where grain in ('year', 'trailing_12m')
