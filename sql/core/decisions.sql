-- Grain: a decision on a submission. Key: submission_id. Attributes of the day itself; Unknown where the person is not employed.
select
    d.submission_id,
    d.person_id,
    p.record_key,
    p.profile_id,
    d.badge_key,
    d.decided_date,
    d.decision = 'awarded' as awarded,
    d.submitted_date,
    d.assessor_person_id, -- uses: assessors
    d.rubric_score,
    coalesce(j.state_id, u.state_id) as state_id
from staging.submissions as d
join core.person_profiles as p
    on p.person_id = d.person_id
    and d.decided_date >= p.start_date
    and d.decided_date < p.end_date
left join core.job_states as j
    on j.person_id = d.person_id
    and d.decided_date >= j.start_date
    and d.decided_date < j.end_date
cross join core.unknown_state as u
where d.decided_date is not null
