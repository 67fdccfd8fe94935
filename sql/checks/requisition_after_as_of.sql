-- table: requisitions
-- severity: info
-- outcome: left_out
-- explanation: Openings opened or filled after as_of: not yet in any figure.
select q.requisition_id as example
from raw.requisitions as q
cross join raw.settings as s
where greatest(q.opened_date, q.filled_date) > s.as_of
