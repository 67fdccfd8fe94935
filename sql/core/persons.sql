-- Grain: a person of the employees table. Key: person_id. Their demographics, which may change: core.person_profiles.
select person_id, record_key, worker_type
from staging.people
