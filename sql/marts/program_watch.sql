-- Grain: a watch over one subject. Key: watch, subject_kind, subject. Is the program healthy (METRICS section 8; thresholds in core.program_limits)? watch: the condition is
-- met in the last whole quarter; alert: in the one before it too, or where nothing is left to wait for (ready people and no opening). since: the first day after the
-- quarter in which it was met and from which on it was in every quarter, as far back as the watches look; ok, and empty, where it is not met. Subjects that have too little to judge have no row.
with findings as (
    select * from core.inflation_watches
    union all
    select * from core.fatigue_watches
    union all
    select * from core.congestion_watches
    union all
    select * from core.certification_watches
    union all -- uses: assessors
    select * from core.evenness_watches -- uses: assessors
),

runs as (
    select
        f.*,
        q.ago,
        coalesce(min(q.ago) filter (not f.met) over subject, max(q.ago) over subject + 1) as run,
        -- a quarter without enough to judge ends the run
        q.ago = row_number() over (partition by f.watch, f.subject_kind, f.subject order by q.ago) - 1 as unbroken
    from findings as f
    join core.watch_quarters as q using (quarter_end)
    window subject as (partition by f.watch, f.subject_kind, f.subject)
),

spans as (
    select watch, subject_kind, subject, min(quarter_end) filter (unbroken and ago < run) as since, count(*) filter (unbroken and ago < run) as quarters
    from runs
    group by watch, subject_kind, subject
),

judged as (
    select
        r.watch,
        r.subject_kind,
        r.subject,
        r.value,
        r.threshold,
        case when not r.met then 'ok' when r.at_once or s.quarters > 1 then 'alert' else 'watch' end as status,
        case when r.met then s.since end as since,
        r.beside,
        r.people,
        r.evidence
    from runs as r
    join spans as s using (watch, subject_kind, subject)
    where r.ago = 0
)

select *
from judged
union all -- uses: performance
select watch, subject_kind, subject, value, threshold, case when met then 'watch' else 'ok' end, case when met then proven_date end, beside, people, evidence -- uses: performance
from core.performance_watches -- uses: performance
