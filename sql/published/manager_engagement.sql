-- Grain: quarter × dimension member of the managers' own jobs. Key: period_start, dimension, member. Managers with reports on the quarter's last day;
-- how many of them held a calibration session in it, and how many had evidence waiting for review at its end. No manager by name or id.
with quarters as (
    select period_start, period_end
    from core.periods
    where grain = 'quarter'
),

engaged as (
    select null::varchar as manager_id, null::date as period_start, 0::bigint as reports, 0::bigint as calibration_sessions, 0::bigint as awaiting_review
    where false
    union all -- uses: manager_engagement
    select manager_id, period_start, reports, calibration_sessions, awaiting_review -- uses: manager_engagement
    from marts.manager_engagement -- uses: manager_engagement
),

managers as (
    select
        q.period_start,
        q.period_end,
        p.record_key,
        e.calibration_sessions > 0 as calibrated,
        e.awaiting_review > 0 as waiting,
        unnest(['state', 'profile']) as kind,
        unnest([j.state_id, p.profile_id]) as id
    from engaged as e
    join quarters as q using (period_start)
    join staging.people as n on n.employee_id = e.manager_id
    join core.person_profiles as p
        on p.person_id = n.person_id
        and q.period_end - 1 >= p.start_date
        and q.period_end - 1 < p.end_date
    join core.job_states as j
        on j.person_id = n.person_id
        and q.period_end - 1 >= j.start_date
        and q.period_end - 1 < j.end_date
    where e.reports > 0
),

counts as (
    select
        m.period_start,
        m.period_end,
        d.dimension,
        d.member,
        count(*) as exact_managers,
        rounded(count(*), sum(m.record_key::hugeint)) as managers,
        rounded(count(*) filter (m.calibrated), coalesce(sum(m.record_key::hugeint) filter (m.calibrated), 0)) as with_calibration,
        rounded(count(*) filter (m.waiting), coalesce(sum(m.record_key::hugeint) filter (m.waiting), 0)) as with_evidence_waiting
    from managers as m
    join core.dimension_members as d using (kind, id)
    where not d.crossed
    group by all
),

cells as (
    select
        c.*,
        state_unless_derivable(cell_state(c.exact_managers, a.exact_managers - c.exact_managers, a.exact_managers - c.exact_managers, t.minimum_cell, t.rate_cell), h.cell) as state
    from counts as c
    cross join published.thresholds as t
    join counts as a
        on a.period_start = c.period_start
        and a.dimension = 'all'
    left join raw.hidden_cells as h
        on h.model = 'manager_engagement'
        and h.cell = concat_ws('|', c.period_start, c.dimension, c.member)
)

select
    'quarter' as grain,
    period_start,
    period_end,
    dimension,
    member,
    case when state in ('shown', 'no_rate') then managers end as managers,
    case when state in ('shown', 'no_rate') then least(with_calibration, managers) end as with_calibration,
    case when state in ('shown', 'no_rate') then least(with_evidence_waiting, managers) end as with_evidence_waiting,
    state
from cells
