-- table: targets
-- severity: info
-- outcome: left_out
-- explanation: Targets of a metric or a dimension that is not known: on no chart.
select t.metric as example
from raw.targets as t
anti join published.targets as p on p.metric = t.metric
    and p.dimension = t.dimension
    and p.member = t.member
    and year(p.period_start) = t.year
