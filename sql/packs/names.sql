-- Grain: a person of the employees table. Key: person_id. What a pack calls somebody (the name, else the id) and where it can be sent. Beside
-- matching this is the only place that reads names and addresses; nothing here is stored in the warehouse.
select
    p.person_id,
    p.employee_id,
    coalesce(i.name, p.employee_id) as name,
    i.work_email as address
from staging.people as p
left join raw.identities as i using (employee_id)
