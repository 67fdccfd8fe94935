-- table: job_history
-- severity: warning
-- explanation: Rows that say promotion into a role of lower rank: counted as promotions.
select p.employee_id as example
from core.job_changes as c
join staging.people as p using (person_id)
where c.action = 'promotion'
    and c.role_changed
    and c.ranks < 0
