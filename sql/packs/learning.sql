-- Grain: subject × badge that is being earned: enrolled (not withdrawn since) or submitted, and not held. Key: person_id, badge_key.
-- state: submitted (waits for a decision), denied (may be submitted again), enrolled. stalled: enrolled for more than one and a half times the
-- badge's usual months and not submitted.
with enrolled as (
    select e.person_id, e.badge_key, max(e.enrolled_date) as enrolled_date
    from core.enrolments as e
    join packs.subjects as s using (person_id)
    where e.withdrawn_date is null
    group by e.person_id, e.badge_key
),

submitted as (
    select
        t.person_id,
        t.badge_key,
        min(t.submitted_date) filter (t.decision = 'pending') as waits_since,
        max(t.decided_date) filter (t.decision = 'denied') as denied_date,
        max(t.submitted_date) as submitted_date
    from staging.submissions as t
    join packs.subjects as s using (person_id)
    where t.submitted_date is not null
    group by t.person_id, t.badge_key
),

underway as (
    select
        person_id,
        badge_key,
        e.enrolled_date,
        t.waits_since,
        case
            when t.waits_since is not null then 'submitted'
            when t.denied_date >= e.enrolled_date then 'denied'
            else 'enrolled'
        end as state,
        coalesce(t.submitted_date >= e.enrolled_date, false) as ever_submitted
    from enrolled as e
    full join submitted as t using (person_id, badge_key)
    where e.enrolled_date is not null
        or t.waits_since is not null
)

select
    u.person_id,
    u.badge_key,
    d.badge_id,
    d.name,
    u.state,
    u.enrolled_date,
    u.waits_since,
    months_of_ticks(ticks_between(u.enrolled_date, g.as_of)) as months,
    d.usual_months,
    coalesce(u.state = 'enrolled' and not u.ever_submitted and months_of_ticks(ticks_between(u.enrolled_date, g.as_of)) > 1.5 * d.usual_months, false) as stalled
from underway as u
join packs.standards as d using (badge_key)
cross join staging.settings as g
anti join packs.holdings as h
    on h.person_id = u.person_id
    and h.badge_key = u.badge_key
