-- Grain: basis × role spell from which a career step leads to a role that requires a badge. Key: basis, person_id, start_date.
-- At risk of a mobility move in (entry, last], days since the role was entered. basis: entry, seen from there on (those there before
-- history opens enter late); landmark_12m, those at risk twelve months after it, from that day on. Out: unknown entries, zero lengths.
with followed as (
    select
        person_id,
        start_date,
        role_key,
        entry_date,
        last_date,
        (start_date + interval 12 month)::date as landmark_date,
        ended_by = 'moved' as moved
    from core.role_spells
    where not unknown_entry
        and role_key in (select role_key from core.next_badges)
)

select
    'entry' as basis,
    person_id,
    start_date,
    role_key,
    entry_date - start_date as entry,
    last_date - start_date as last,
    moved
from followed
where last_date > entry_date
union all
select
    'landmark_12m',
    person_id,
    start_date,
    role_key,
    landmark_date - start_date,
    last_date - start_date,
    moved
from followed
where last_date > landmark_date
    and entry_date <= landmark_date
