-- Grain: a manager whose pack was asked for. Key: person_id. reviews_elsewhere: reviews that wait for them about people who are not below them.
with teams as (
    select manager_person_id, count(*) filter (direct) as direct, count(*) as below
    from packs.reports
    group by manager_person_id
),

elsewhere as (
    select manager_person_id, count(*) as reviews
    from packs.reviews
    where not below
    group by manager_person_id
)

select
    p.person_id,
    p.employee_id,
    p.name,
    p.address,
    p.title,
    coalesce(t.direct, 0)::integer as direct,
    coalesce(t.below, 0)::integer as below,
    coalesce(e.reviews, 0)::integer as reviews_elsewhere
from packs.chosen as c
join packs.people as p using (person_id)
left join teams as t on t.manager_person_id = p.person_id
left join elsewhere as e on e.manager_person_id = p.person_id
where c.kind = 'manager'
