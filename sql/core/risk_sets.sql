-- Grain: curve × window × subject: at risk in (entry, last] on the subject's own clock, in ticks (377,580 a month).
-- status: 1 the event, 2 a competing event, 0 censored. Attributes are those on entry to the risk set. Trailing windows, which are
-- drawn of everyone together, are counted in core.trailing_turns instead;
-- nothing reads badge_to_move but over the whole history. The clock of openings (requisition_filled) counts days.
with windows as (
    select
        c.curve,
        w.grain,
        w.period_start,
        c.person_id,
        c.record_key,
        c.subject_id,
        c.origin_date,
        greatest(c.entry_date, w.after_day) as entry_date,
        least(c.last_date, w.last_day) as last_date,
        case when c.last_date <= w.last_day then c.status else 0 end as status
    from core.curve_subjects as c
    join core.curve_windows as w
        on c.entry_date < w.last_day
        and c.last_date > w.after_day
    where w.grain <> 'trailing_12m'
        and (w.grain <> 'year' or c.curve <> 'badge_to_move')
)

select
    w.curve,
    w.grain,
    w.period_start,
    w.person_id,
    w.record_key,
    ticks_between(w.origin_date, w.entry_date)::integer as entry,
    ticks_between(w.origin_date, w.last_date)::integer as last,
    w.status,
    j.state_id,
    p.profile_id,
    w.subject_id
from windows as w
join core.job_states as j
    on j.person_id = w.person_id
    and w.entry_date >= j.start_date
    and w.entry_date < j.end_date
join core.person_profiles as p
    on p.person_id = w.person_id
    and w.entry_date >= p.start_date
    and w.entry_date < p.end_date
where w.last_date > w.entry_date
union all
select
    'requisition_filled',
    v.grain,
    v.period_start,
    o.person_id,
    o.record_key,
    greatest(o.entry_date, v.after_day) - o.origin_date,
    least(o.last_date, v.last_day) - o.origin_date,
    case when o.last_date <= v.last_day then o.status else 0 end,
    o.state_id,
    0,
    0
from core.opening_subjects as o
join core.curve_windows as v
    on o.entry_date < v.last_day
    and o.last_date > v.after_day
where v.grain in ('history', 'published_history')
    and least(o.last_date, v.last_day) > greatest(o.entry_date, v.after_day)
