-- table: job_history
-- severity: info
-- explanation: Role or team changes taken as a reorganization, since at least five and 80 % of a team or role changed alike on one day without an action: no mobility moves.
select p.employee_id as example
from core.reorganizations as r
join staging.people as p using (person_id)
