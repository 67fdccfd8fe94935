-- table: marts.metric_values
-- severity: info
-- explanation: Events of a member that has no headcount in the period: a move on the period's first day counts with the attributes of the day before.
select metric || ' ' || grain || ' ' || period_start || ' ' || dimension || ' ' || member as example
from core.metric_counts
where numerator > 0
    and coalesce(denominator, person_days) = 0
