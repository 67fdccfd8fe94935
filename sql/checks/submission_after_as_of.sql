-- table: badge_submissions
-- severity: info
-- outcome: left_out
-- explanation: Decisions dated after as_of: in no figure.
select b.submission_id as example
from raw.badge_submissions as b
cross join raw.settings as s
where b.decided_date > s.as_of
