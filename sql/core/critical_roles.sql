-- Grain: a critical role. Key: role_key. place: the order in which positions are filled where several matchings fill most, by
-- annual_vacancy_cost descending, then role_id.
select
    r.role_key,
    r.title,
    p.positions,
    (row_number() over (order by r.annual_vacancy_cost desc nulls last, r.role_id))::integer as place
from core.roles as r
join core.open_positions as p using (role_key)
where r.critical
