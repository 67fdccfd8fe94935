-- Grain: a stretch of days that a person holds a badge, [start_date, end_date). Key: person_id, badge_key, start_date.
-- Overlapping awards (renewals) are one stretch, an award on the day after an expiry begins another; the day of expiry or revocation is
-- the last one held.
with stretches as (
    select
        a.person_id,
        a.badge_key,
        a.award_date as start_date,
        least(a.last_day + 1, s.after_as_of) as end_date
    from core.awards as a
    cross join staging.settings as s
    where a.last_day >= a.award_date
),

marked as (
    select
        *,
        start_date >= max(end_date) over (partition by person_id, badge_key order by start_date rows between unbounded preceding and 1 preceding) as apart
    from stretches
),

numbered as (
    select *, sum(coalesce(apart, false)::double) over (partition by person_id, badge_key order by start_date rows unbounded preceding) as stretch
    from marked
)

select
    person_id,
    badge_key,
    min(start_date) as start_date,
    max(end_date) as end_date
from numbered
group by person_id, badge_key, stretch
