-- Grain: subject × badge that is being earned: enrolled or submitted, and not held. Key: person_id, badge_key. state: submitted (waits for a
-- decision), denied (since the enrolment; may be submitted again), enrolled.
with submitted as (
    select
        t.person_id,
        t.badge_key,
        min(t.submitted_date) filter (t.decision = 'pending') as waits_since,
        max(t.decided_date) filter (t.decision = 'denied') as denied_date
    from staging.submissions as t
    join packs.subjects as s using (person_id)
    where t.submitted_date is not null
    group by t.person_id, t.badge_key
),

enrolled as (
    select e.*
    from core.open_enrolments as e
    join packs.subjects as s using (person_id)
),

underway as (
    select
        person_id,
        badge_key,
        e.enrolled_date,
        e.elapsed_ticks,
        t.waits_since,
        case
            when t.waits_since is not null then 'submitted'
            when t.denied_date >= e.enrolled_date then 'denied'
            else 'enrolled'
        end as state,
        coalesce(e.stalled, false) as stalled
    from enrolled as e
    full join submitted as t using (person_id, badge_key)
    where e.enrolled_date is not null
        or t.waits_since is not null
)

select
    u.person_id,
    u.badge_key,
    b.badge_id,
    b.name,
    u.state,
    u.enrolled_date,
    u.waits_since,
    months_of_ticks(u.elapsed_ticks) as months,
    u.stalled and u.state = 'enrolled' as stalled
from underway as u
join staging.badges as b using (badge_key)
anti join packs.holdings as h
    on h.person_id = u.person_id
    and h.badge_key = u.badge_key
