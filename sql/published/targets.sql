-- Grain: a target of a metric for a member in a (fiscal) year. Key: metric, dimension, member, period_start. year is the calendar year in
-- which the fiscal year begins. A target of a metric or dimension that is not known is left out; a check counts those.
select
    t.metric,
    make_date(t.year, s.fiscal_year_start, 1) as period_start,
    make_date(t.year + 1, s.fiscal_year_start, 1) as period_end,
    t.dimension,
    t.member,
    t.value::double as value
from raw.targets as t
cross join staging.settings as s
semi join core.metrics as m on m.metric = t.metric
where t.year between 1900 and 2999
    and (t.dimension in ('all', 'business_unit', 'family', 'level', 'location') or list_contains(s.demographics, t.dimension))
