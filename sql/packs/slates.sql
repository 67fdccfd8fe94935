-- Grain: a person ready now for a critical role. Key: person_id. ready_for: the places of those roles, in the order in which positions are
-- filled (annual_vacancy_cost descending, then role_id).
with critical_roles as (
    select
        role_id,
        (row_number() over (order by annual_vacancy_cost desc nulls last, role_id))::integer as place
    from core.roles
    where critical
)

select p.person_id, list(c.place order by c.place) as ready_for
from marts.readiness as d
join critical_roles as c using (role_id)
join packs.people as p using (employee_id)
where d.tier = 'ready_now'
group by p.person_id
