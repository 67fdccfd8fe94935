-- Grain: badge ('all' too). Key: badge_id. Enrolments of the last twelve months that were followed for twelve months, and how many of them
-- came to a submission, a decision, an award within those twelve months. A submission belongs to the latest enrolment on or before it.
with cohort as (
    select max(period_end) as followed_until, (max(period_end) - interval 12 month)::date as cohort_end, (max(period_end) - interval 24 month)::date as cohort_start
    from core.periods
    where grain = 'quarter'
),

enrolments as (
    select
        e.person_id,
        e.record_key,
        e.badge_key,
        e.enrolled_date,
        lead(e.enrolled_date, 1, date 'infinity') over (partition by e.person_id, e.badge_key order by e.enrolled_date) as next_enrolled
    from core.enrolments as e
),

followed_enrolments as (
    select
        e.person_id,
        e.record_key,
        e.badge_key,
        e.enrolled_date,
        coalesce(bool_or(coalesce(d.submitted_date, d.decided_date) <= e.enrolled_date + interval 12 month), false) as submitted,
        coalesce(bool_or(d.decided_date <= e.enrolled_date + interval 12 month), false) as decided,
        coalesce(bool_or(d.decision = 'awarded' and d.decided_date <= e.enrolled_date + interval 12 month), false) as awarded
    from enrolments as e
    join cohort as c
        on e.enrolled_date >= c.cohort_start
        and e.enrolled_date < c.cohort_end
    left join staging.submissions as d
        on d.person_id = e.person_id
        and d.badge_key = e.badge_key
        and coalesce(d.submitted_date, d.decided_date) >= e.enrolled_date
        and coalesce(d.submitted_date, d.decided_date) < e.next_enrolled
    group by e.person_id, e.record_key, e.badge_key, e.enrolled_date
),

followed as (
    select *, min(badge_key) over of_person = max(badge_key) over of_person as in_this_badge_alone
    from followed_enrolments
    window of_person as (partition by person_id)
),

counted as (
    select
        coalesce(b.badge_id, 'all') as badge_id,
        count(distinct f.person_id) as people,
        count(distinct f.person_id) filter (f.in_this_badge_alone) as people_here_alone,
        count(*) as enrolled,
        sum(f.record_key::hugeint) as enrolled_key,
        count(*) filter (f.submitted) as submitted,
        coalesce(sum(f.record_key::hugeint) filter (f.submitted), 0) as submitted_key,
        count(*) filter (f.decided) as decided,
        coalesce(sum(f.record_key::hugeint) filter (f.decided), 0) as decided_key,
        count(*) filter (f.awarded) as awarded,
        coalesce(sum(f.record_key::hugeint) filter (f.awarded), 0) as awarded_key
    from followed as f
    join staging.badges as b using (badge_key)
    group by rollup (b.badge_id)
),

cells as (
    select
        n.*,
        state_unless_derivable(cell_state(n.people, a.people - n.people_here_alone, a.enrolled - n.enrolled, t.minimum_cell, t.rate_cell), h.cell) as state
    from counted as n
    cross join published.thresholds as t
    join counted as a on a.badge_id = 'all'
    left join raw.hidden_cells as h
        on h.model = 'badge_funnel'
        and h.cell = n.badge_id
)

select
    k.badge_id,
    c.cohort_start,
    c.cohort_end,
    case when k.state in ('shown', 'no_rate') then rounded(k.enrolled, k.enrolled_key) end as enrolled,
    case when k.state in ('shown', 'no_rate') then least(rounded(k.enrolled, k.enrolled_key), rounded(k.submitted, k.submitted_key)) end as submitted,
    case when k.state in ('shown', 'no_rate') then least(rounded(k.enrolled, k.enrolled_key), rounded(k.decided, k.decided_key)) end as decided,
    case when k.state in ('shown', 'no_rate') then least(rounded(k.enrolled, k.enrolled_key), rounded(k.awarded, k.awarded_key)) end as awarded,
    k.state
from cells as k
cross join cohort as c
