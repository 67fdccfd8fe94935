-- Grain: a person on the pathway to a role, for the time to holding all its required badges at once. Key: person_id, to_role_key.
-- status 1: ready; else last seen (0) on entering that role without them, on the last day employed, or on as_of.
with entries as (
    select p.person_id, p.to_role_key, min(r.start_date) as entered_date
    from core.pathways as p
    join core.role_spells as r
        on r.person_id = p.person_id
        and r.role_key = p.to_role_key
        and r.start_date > p.started_date
    group by p.person_id, p.to_role_key
),

ended as (
    select
        p.person_id,
        p.record_key,
        p.to_role_key,
        p.started_date,
        p.ready_date,
        least(n.entered_date, e.exit_date, s.as_of) as censored_date,
        s.history_from
    from core.pathways as p
    join core.employment_spells as e
        on e.person_id = p.person_id
        and p.started_date >= e.start_date
        and p.started_date < coalesce(e.end_date, date '9999-12-31')
    left join entries as n
        on n.person_id = p.person_id
        and n.to_role_key = p.to_role_key
    cross join staging.settings as s
)

select
    person_id,
    record_key,
    to_role_key,
    started_date as origin_date,
    greatest(started_date, history_from) as entry_date,
    least(ready_date, censored_date) as last_date,
    case when ready_date <= censored_date then 1 else 0 end as status
from ended
