-- Grain: a level spell that can end in a promotion. Key: person_id, origin_date. origin_date: the level was reached; entry_date: the first
-- day seen (history_from for spells begun before it); last_date with status: 1 promoted, 2 exit or lower rank, 0 still there on as_of.
-- role_key: the role on that day. Out: unknown entries, levels that no promotion step leaves, zero lengths.
select
    l.person_id,
    p.record_key,
    j.role_key,
    l.start_date as origin_date,
    greatest(l.start_date, s.history_from) as entry_date,
    l.last_date,
    case l.ended_by when 'promoted' then 1 when 'censored' then 0 else 2 end as status
from core.level_spells as l
join core.persons as p using (person_id)
cross join staging.settings as s
join core.job_states as j
    on j.person_id = l.person_id
    and greatest(l.start_date, s.history_from) >= j.start_date
    and greatest(l.start_date, s.history_from) < j.end_date
join core.states as k using (state_id)
join core.promotion_levels as r
    on r.family = k.family
    and r.level_rank = l.level_rank
where not l.unknown_entry
    and l.last_date > greatest(l.start_date, s.history_from)
