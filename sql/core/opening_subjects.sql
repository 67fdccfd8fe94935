-- Grain: an opening, for the days until it is filled. Key: requisition_id. status 1: filled; else last seen (0) when it was cancelled, or on
-- as_of. Attributes are the opening's; the clock of one dated after its fill never starts.
select
    q.requisition_id,
    q.hired_person_id as person_id,
    q.requisition_record_key as record_key,
    q.opened_date as origin_date,
    greatest(q.opened_date, s.history_from) as entry_date,
    coalesce(q.filled_date, least(case when q.status = 'cancelled' then q.closed_date end, s.as_of)) as last_date,
    case when q.filled_date is not null then 1 else 0 end as status,
    k.state_id
from staging.requisitions as q
join core.state_keys as k using (role_key, team_key, location)
cross join staging.settings as s
where q.opened_date <= s.as_of
    and (q.status <> 'filled' or q.filled_date is not null)
