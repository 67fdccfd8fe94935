-- Grain: a person in a role of the management or specialist track on the first day of the last twelve whole months (current), or of those
-- to the last whole quarter (published). Key: window, person_id. retained: in the same spell of employment at their end.
with windows as (
    select 'current' as window_name, max(period_start) as period_start, max(period_end) as period_end
    from core.periods
    where grain = 'trailing_12m'
    union all
    select 'published', max(t.period_start), max(t.period_end)
    from core.periods as t
    join core.periods as q
        on q.grain = 'quarter'
        and q.period_end = t.period_end
    where t.grain = 'trailing_12m'
)

select
    w.window_name,
    j.person_id,
    p.record_key,
    r.family,
    r.track,
    coalesce(e.end_date > w.period_end, true) as retained
from windows as w
join core.job_states as j
    on w.period_start >= j.start_date
    and w.period_start < j.end_date
join core.roles as r
    on r.role_key = j.role_key
    and r.track in ('management', 'specialist')
join core.employment_spells as e
    on e.person_id = j.person_id
    and e.spell = j.spell
join core.persons as p on p.person_id = j.person_id
