-- Grain: an enrolment. Key: person_id, badge_key, enrolled_date. From learning enrolments (an asset that feeds several badges gives one
-- each; one mapped to no badge gives none) and from submissions that carry an enrolled_date, merged.
with learning as (
    select
        p.person_id,
        b.badge_key,
        e.enrolled_date,
        case when e.completed_date <= s.as_of then e.completed_date end as completed_date,
        case when e.withdrawn_date <= s.as_of then e.withdrawn_date end as withdrawn_date
    from raw.learning_enrollments as e
    join staging.people as p using (employee_id)
    left join raw.learning_assets as a
        on e.badge_id is null
        and a.asset_id = e.asset_id
    join staging.badges as b on b.badge_id = coalesce(e.badge_id, a.badge_id)
    cross join staging.settings as s
    where p.worker_type = 'employee'
        and e.enrolled_date <= s.as_of
),

enrolments as (
    select person_id, badge_key, enrolled_date, completed_date, withdrawn_date
    from learning
    union all
    select person_id, badge_key, enrolled_date, null, null
    from staging.submissions
    where enrolled_date is not null
),

merged as (
    select person_id, badge_key, enrolled_date, min(completed_date) as completed_date, max(withdrawn_date) as withdrawn_date
    from enrolments
    group by person_id, badge_key, enrolled_date
)

select
    m.person_id,
    p.record_key,
    p.profile_id,
    m.badge_key,
    m.enrolled_date,
    m.completed_date,
    m.withdrawn_date,
    coalesce(j.state_id, u.state_id) as state_id
from merged as m
join core.person_profiles as p
    on p.person_id = m.person_id
    and m.enrolled_date >= p.start_date
    and m.enrolled_date < p.end_date
left join core.job_states as j
    on j.person_id = m.person_id
    and m.enrolled_date >= j.start_date
    and m.enrolled_date < j.end_date
cross join core.unknown_state as u
