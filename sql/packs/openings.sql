-- Grain: an opening that is open on as_of. Key: requisition_id.
select role_key, requisition_id, location, opened_date, url
from core.open_requisitions
