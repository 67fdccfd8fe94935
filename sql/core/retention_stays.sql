-- Grain: last day seen (as_of, and the last whole quarter's end) × stay: what a person does of one employment spell after a mobility move until the next, or from the spell's first role until the
-- first. Key: seen_until, person_id, origin_date. move_kind: specialist (a move into the specialist track), else promotion, lateral, demotion; none
-- before the first move. At risk of a voluntary exit in (entry_date, last_date]; other exits, the next move and as_of censor. Attributes are
-- those on entry to the risk set. Out: stays whose role was entered on a day that nobody recorded, zero lengths.
with windows as (
    select distinct last_day as seen_until
    from core.curve_windows
    where grain in ('history', 'published_history')
),

beginnings as (
    select person_id, spell, min(start_date) as origin_date, 'none' as move_kind, arg_min(unknown_entry, start_date) as unknown_entry
    from core.role_spells
    group by person_id, spell
    union all
    select r.person_id, r.spell, m.move_date, case when m.specialist then 'specialist' else m.kind end, false
    from core.moves as m
    join core.role_spells as r
        on r.person_id = m.person_id
        and r.end_date = m.move_date
    where m.mobility
),

stays as (
    select
        *,
        lead(origin_date) over (partition by person_id, spell order by origin_date) as next_date
    from beginnings
),

ended_stays as (
    select
        w.seen_until,
        b.person_id,
        b.move_kind,
        b.origin_date,
        greatest(b.origin_date, s.history_from) as entry_date,
        least(coalesce(b.next_date, e.exit_date, s.as_of), w.seen_until) as last_date,
        b.next_date is null and e.exit_reason is not distinct from 'voluntary' and e.exit_date <= w.seen_until as left_voluntarily
    from stays as b
    join core.employment_spells as e using (person_id, spell)
    cross join staging.settings as s
    cross join windows as w
    where not b.unknown_entry
)

select
    d.seen_until,
    d.person_id,
    p.record_key,
    d.move_kind,
    d.origin_date,
    d.entry_date,
    d.last_date,
    d.left_voluntarily,
    j.state_id,
    p.profile_id
from ended_stays as d
join core.person_profiles as p
    on p.person_id = d.person_id
    and d.entry_date >= p.start_date
    and d.entry_date < p.end_date
join core.job_states as j
    on j.person_id = d.person_id
    and d.entry_date >= j.start_date
    and d.entry_date < j.end_date
where d.last_date > d.entry_date
