-- table: teams
-- severity: info
-- outcome: emptied
-- explanation: Teams whose parent is not in teams: read as empty.
select t.team_id as example
from raw.teams as t
anti join raw.teams as r on r.team_id = t.parent_team_id
where t.parent_team_id is not null
    and exists (from raw.supplied where table_name = 'teams')
