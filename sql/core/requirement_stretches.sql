-- Grain: a stretch of days on which a person meets a badge requirement, by that badge or a higher level of its competency,
-- [start_date, end_date). Key: person_id, required_badge_key, start_date.
with required_badges as (
    select distinct badge_key as required_badge_key
    from core.role_requirements
),

holdings as (
    select h.person_id, s.required_badge_key, h.start_date, max(h.end_date) as end_date
    from core.badge_holdings as h
    join core.satisfying_badges as s using (badge_key)
    join required_badges as r using (required_badge_key)
    group by all
),

marked as (
    select
        *,
        start_date > max(end_date) over (partition by person_id, required_badge_key order by start_date rows between unbounded preceding and 1 preceding) as apart
    from holdings
),

numbered as (
    select *, sum(coalesce(apart, false)::double) over (partition by person_id, required_badge_key order by start_date rows unbounded preceding) as stretch
    from marked
)

select
    person_id,
    required_badge_key,
    min(start_date) as start_date,
    max(end_date) as end_date
from numbered
group by person_id, required_badge_key, stretch
