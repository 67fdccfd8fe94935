-- table: requisitions
-- severity: info
-- outcome: emptied
-- explanation: Openings with a team that is not in teams: read as empty.
select t.requisition_id as example
from raw.requisitions as t
anti join raw.teams as r on r.team_id = t.team_id
where t.team_id is not null
    and exists (from raw.supplied where table_name = 'teams')
