-- Grain: a person of the employees table. Key: person_id.
select
    p.person_id,
    p.record_key,
    p.worker_type,
    f.profile_id
from staging.people as p
join core.profiles as f using (demographics)
where f.profile_id > 0
