-- Grain: a step between two roles. Key: from_role_key, to_role_key.
select
    f.role_key as from_role_key,
    t.role_key as to_role_key,
    c.kind,
    c.minimum_months_in_role,
    c.assignment
from raw.career_steps as c
join staging.roles as f on f.role_id = c.from_role_id
join staging.roles as t on t.role_id = c.to_role_id
