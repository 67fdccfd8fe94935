-- table: badge_submissions
-- severity: warning
-- explanation: Awards to a standard not yet in force: the version that they name, or any version where they name none.
with in_force as (
    select
        b.submission_id,
        min(v.effective_from) filter (v.version = b.badge_version) as named_from,
        min(v.effective_from) as first_from,
        any_value(b.decided_date) as decided_date
    from raw.badge_submissions as b
    join raw.badges as v using (badge_id)
    where b.decision = 'awarded'
    group by b.submission_id
)

select submission_id as example
from in_force
where decided_date < coalesce(named_from, first_from)
