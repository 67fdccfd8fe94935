-- Grain: an employee employed on as_of × badge that they are enrolled in and have not been awarded since. Key: person_id, badge_key. The
-- newest enrolment of this spell of employment, not withdrawn. submitted_date: the last submission since it. stalled: enrolled longer than one
-- and a half times the badge's median and not submitted.
with newest as (
    select
        e.person_id,
        e.badge_key,
        max(e.enrolled_date) as enrolled_date,
        max_by(e.withdrawn_date is not null, e.enrolled_date) as withdrawn
    from core.enrolments as e
    join core.current_jobs as j
        on j.person_id = e.person_id
        and e.enrolled_date >= j.spell_start
    group by e.person_id, e.badge_key
),

last_awards as (
    select person_id, badge_key, max(award_date) as award_date
    from core.awards
    group by person_id, badge_key
),

submitted as (
    select n.person_id, n.badge_key, max(s.submitted_date) as submitted_date
    from newest as n
    join staging.submissions as s
        on s.person_id = n.person_id
        and s.badge_key = n.badge_key
        and s.submitted_date >= n.enrolled_date
    group by n.person_id, n.badge_key
)

select
    n.person_id,
    n.badge_key,
    n.enrolled_date,
    s.submitted_date,
    ticks_between(n.enrolled_date, t.as_of) as elapsed_ticks,
    s.submitted_date is null and coalesce(2 * ticks_between(n.enrolled_date, t.as_of) > 3 * m.median_ticks, false) as stalled
from newest as n
left join last_awards as a using (person_id, badge_key)
left join submitted as s using (person_id, badge_key)
join core.earning_months as m using (badge_key)
cross join staging.settings as t
where not n.withdrawn
    and coalesce(a.award_date < n.enrolled_date, true)
