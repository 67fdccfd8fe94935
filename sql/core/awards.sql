-- Grain: an award of a badge. Key: person_id, badge_key, award_date. Decisions that awarded; where no submissions are supplied,
-- completed enrolments of badges that learning alone earns. last_day: the last day held (expiry, else validity, or revocation).
-- renewal: a later award of a badge that the person was awarded before; it is no new completion.
with submissions_supplied as (
    select exists (from raw.supplied where table_name = 'badge_submissions') as supplied
),

sources as (
    select person_id, badge_key, decided_date as award_date, version, valid_months, expires_date, revoked_date
    from staging.submissions
    where decision = 'awarded'
        and decided_date is not null
    union all
    select e.person_id, e.badge_key, e.completed_date, v.version, v.valid_months, null, null
    from core.enrolments as e
    join staging.badge_versions as v
        on v.badge_key = e.badge_key
        and e.completed_date >= v.effective_from
        and (v.in_force_until is null or e.completed_date < v.in_force_until)
    cross join submissions_supplied as s
    where not s.supplied
        and v.award_logic = 'learning'
),

dated_awards as (
    select
        person_id,
        badge_key,
        award_date,
        max(version) as version,
        max(least(
            coalesce(expires_date, (award_date + to_months(valid_months::integer))::date, date '9999-12-31'),
            coalesce(revoked_date, date '9999-12-31')
        )) as last_day
    from sources
    group by person_id, badge_key, award_date
)

select
    a.person_id,
    p.record_key,
    p.profile_id,
    a.badge_key,
    a.award_date,
    a.version,
    a.last_day,
    row_number() over (partition by a.person_id, a.badge_key order by a.award_date) > 1 as renewal,
    coalesce(j.state_id, u.state_id) as state_id
from dated_awards as a
join core.person_profiles as p
    on p.person_id = a.person_id
    and a.award_date >= p.start_date
    and a.award_date < p.end_date
left join core.job_states as j
    on j.person_id = a.person_id
    and a.award_date >= j.start_date
    and a.award_date < j.end_date
cross join core.unknown_state as u
