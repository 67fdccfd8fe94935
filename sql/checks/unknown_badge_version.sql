-- table: badge_submissions
-- severity: info
-- outcome: emptied
-- explanation: Submissions with a version that the standard does not have: read as the version in force.
select b.submission_id as example
from raw.badge_submissions as b
anti join raw.badges as v
    on v.badge_id = b.badge_id
    and v.version = b.badge_version
where b.badge_version is not null
