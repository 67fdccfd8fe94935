-- Grain: a distinct set of job attributes. Key: state_id.
select distinct
    state_id,
    family,
    level,
    business_unit,
    location,
    promotable
from core.state_keys
