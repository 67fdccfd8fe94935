-- Grain: an award. Key: employee_id, badge_id, award_date. The version of the standard that it falls under by the catalog at hand.
select p.employee_id, p.record_key, b.badge_id, a.award_date, a.version
from core.awards as a
join staging.people as p using (person_id)
join staging.badges as b using (badge_key)
