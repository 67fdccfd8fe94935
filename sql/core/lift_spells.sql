-- Grain: last day seen × basis × role spell from which a career step leads to a role that requires a badge. Key: seen_until, basis, person_id,
-- start_date. seen_until: as_of, and the last whole quarter's end, with which what is published ends (METRICS section 9.2).
-- At risk of a mobility move in (entry, last], days since the role was entered. basis: entry, seen from there on (those there before
-- history opens enter late); landmark_12m, those at risk twelve months after it, from that day on. Out: unknown entries, zero lengths.
with windows as (
    select distinct last_day as seen_until
    from core.curve_windows
    where grain in ('history', 'published_history')
),

followed as (
    select
        w.seen_until,
        r.person_id,
        p.record_key,
        r.start_date,
        r.role_key,
        r.entry_date,
        least(r.last_date, w.seen_until) as last_date,
        (r.start_date + interval 12 month)::date as landmark_date,
        r.ended_by = 'moved' and r.last_date <= w.seen_until as moved
    from core.role_spells as r
    join core.persons as p using (person_id)
    cross join windows as w
    where not r.unknown_entry
        and r.role_key in (select role_key from core.next_badges)
)

select
    seen_until,
    'entry' as basis,
    person_id,
    record_key,
    start_date,
    role_key,
    entry_date - start_date as entry,
    last_date - start_date as last,
    moved
from followed
where last_date > entry_date
union all
select
    seen_until,
    'landmark_12m',
    person_id,
    record_key,
    start_date,
    role_key,
    landmark_date - start_date,
    last_date - start_date,
    moved
from followed
where last_date > landmark_date
    and entry_date <= landmark_date
