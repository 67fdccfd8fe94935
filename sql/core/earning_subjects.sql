-- Grain: an enrolment, for the time to its award. Key: person_id, badge_key, origin_date. status 1: awarded; else last seen (0) on withdrawal,
-- on enrolling again in that badge (the award is that enrolment's), on the last day employed, or on as_of.
-- Out: enrolments in a badge awarded before, and by somebody not employed that day.
with ended as (
    select
        c.person_id,
        c.record_key,
        c.badge_key,
        c.enrolled_date,
        c.award_date,
        least(c.withdrawn_date, c.next_enrolled, e.exit_date, s.as_of) as censored_date,
        s.history_from
    from core.completions as c
    join core.employment_spells as e
        on e.person_id = c.person_id
        and c.enrolled_date >= e.start_date
        and c.enrolled_date < coalesce(e.end_date, date '9999-12-31')
    cross join staging.settings as s
)

select
    person_id,
    record_key,
    badge_key,
    enrolled_date as origin_date,
    greatest(enrolled_date, history_from) as entry_date,
    least(award_date, censored_date) as last_date,
    case when award_date <= censored_date then 1 else 0 end as status
from ended
