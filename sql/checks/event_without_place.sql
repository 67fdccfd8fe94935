-- table: events
-- severity: info
-- outcome: left_out
-- explanation: Events of a dimension that no figure has, or dated after as_of: on no chart.
select e.label as example
from raw.events as e
anti join published.events as p using (date, label)
