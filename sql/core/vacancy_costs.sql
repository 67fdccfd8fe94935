-- Grain: an internal fill. Key: requisition_id. The inputs of the vacancy cost that it avoided, before backfill: the move opens a post.
-- half_days_saved: twice the days that filling it from outside would have taken longer; null where an input is missing.
select
    f.requisition_id,
    f.role_key,
    f.person_id,
    f.record_key,
    f.filled_date,
    f.days_to_fill,
    m.median_of,
    m.external_fills,
    m.half_days / 2.0::double as external_median_days,
    r.annual_vacancy_cost,
    case when r.annual_vacancy_cost is not null then m.half_days - 2 * f.days_to_fill end as half_days_saved,
    f.state_id,
    f.profile_id
from core.fills as f
join core.roles as r using (role_key)
join core.external_fill_medians as m using (role_key)
where f.internal
