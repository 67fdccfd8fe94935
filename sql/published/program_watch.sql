-- Grain: a watch over one subject. Key: watch, subject_kind, subject. Its status and since when; value, threshold and what stands beside it to two digits, where as
-- many people are counted as a rate needs; of congestion bands and words alone, as on every operational page (METRICS section 9.3).
-- place: alerts first, then the longest.
with named as (
    select
        w.*,
        coalesce(r.title, b.name, w.subject) as name,
        w.watch <> 'congestion' and coalesce(w.people >= t.rate_cell, w.watch = 'fatigue' and w.subject_kind = 'role')
            -- of the whole history: told where that ends with a whole quarter
            and (w.watch <> 'no_relation_to_performance' or exists (from core.outcome_windows as a where a.current and a.published)) as told
    from marts.program_watch as w
    cross join published.thresholds as t
    left join core.roles as r
        on w.subject_kind = 'role'
        and r.role_id = w.subject
    left join (select badge_id, max_by(name, version) as name from raw.badges group by badge_id) as b
        on w.subject_kind = 'badge'
        and b.badge_id = w.subject
)

select
    watch,
    subject_kind,
    subject,
    name,
    status,
    since,
    case when told then two_digits(value) end as value,
    case when told then two_digits(threshold) end as threshold,
    case when told then two_digits(beside) end as beside,
    case when watch = 'congestion' then people_band(people) end as ready_now,
    (row_number() over (order by list_position(['alert', 'watch', 'ok'], status), since nulls last, watch, subject_kind, subject))::double as place
from named
