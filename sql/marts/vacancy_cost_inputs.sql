-- Grain: an internal fill. Key: requisition_id. The inputs of its vacancy cost avoided, and that cost; null where an input is missing.
select
    c.requisition_id,
    r.role_id,
    c.filled_date,
    c.days_to_fill as own_days,
    c.external_median_days,
    c.median_of,
    c.external_fills,
    c.annual_vacancy_cost,
    (c.annual_vacancy_cost * c.half_days_saved)::double / 730 as cost_avoided
from core.vacancy_costs as c
join staging.roles as r using (role_key)
