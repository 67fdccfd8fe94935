-- table: badges
-- severity: info
-- outcome: emptied
-- explanation: Badge standards with a competency that is not in competencies: read as empty.
select t.badge_id as example
from raw.badges as t
anti join raw.competencies as r on r.competency_id = t.competency_id
where t.competency_id is not null
    and exists (from raw.supplied where table_name = 'competencies')
