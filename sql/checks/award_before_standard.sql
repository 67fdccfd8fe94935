-- table: badge_submissions
-- severity: warning
-- explanation: Awards dated before any version of their standard was in force.
with first_versions as (
    select badge_id, min(effective_from) as in_force_from
    from raw.badges
    group by badge_id
)

select b.submission_id as example
from raw.badge_submissions as b
join first_versions as v using (badge_id)
where b.decision = 'awarded'
    and b.decided_date < v.in_force_from
