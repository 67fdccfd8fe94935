-- table: requisitions
-- severity: info
-- explanation: Fills by a person who is not in employees: external.
select requisition_id as example
from staging.requisitions
where hired_unknown
    and status = 'filled'
