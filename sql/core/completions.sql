-- Grain: an enrolment in a badge that the person was not awarded before. Key: person_id, badge_key, enrolled_date.
-- award_date: of the first award, on or after the enrolment. next_enrolled: when the person enrolled in that badge again.
select
    e.person_id,
    e.record_key,
    e.profile_id,
    e.badge_key,
    e.enrolled_date,
    a.award_date,
    e.withdrawn_date,
    lead(e.enrolled_date) over (partition by e.person_id, e.badge_key order by e.enrolled_date) as next_enrolled,
    e.state_id
from core.enrolments as e
left join core.awards as a
    on a.person_id = e.person_id
    and a.badge_key = e.badge_key
    and not a.renewal
where a.award_date is null
    or a.award_date >= e.enrolled_date
