-- table: requisitions
-- severity: warning
-- explanation: Fills dated before their opening: in the internal fill rate, in no duration.
select requisition_id as example
from core.fills
where days_to_fill is null
