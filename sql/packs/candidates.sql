-- Grain: chosen role × person who can be ready for it within a year. Key: role_key, person_id. Incumbents are no candidates.
select
    c.role_key,
    p.person_id
from packs.chosen as c
join core.roles as r using (role_key)
join marts.readiness as d on d.role_id = r.role_id
join packs.people as p using (employee_id)
where c.kind = 'role'
    and p.role_key <> c.role_key
    and d.tier in ('ready_now', 'within_6_months', '6_12_months')
