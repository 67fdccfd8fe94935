-- table: badge_submissions
-- severity: warning
-- explanation: Awards dated before the person's first day.
select b.submission_id as example
from raw.badge_submissions as b
join staging.people as p using (employee_id)
join core.employment_spells as e
    on e.person_id = p.person_id
    and e.spell = 1
where b.decision = 'awarded'
    and b.decided_date < e.start_date
