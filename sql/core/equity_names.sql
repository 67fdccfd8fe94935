-- Grain: what a row of core.equity_entries may be counted by (kind: profile, location, team_id, manager_id, assessor_id) × its id, as text (empty: none)
-- × attribute. Key: all three. The group of each attribute.
select 'profile' as kind, profile_id::varchar as id, attribute, group_name
from core.equity_attributes
union all
select distinct 'location', location, 'location', location
from core.equity_entries
union all
select 'team_id', team_key::varchar, 'team_id', team_id
from core.teams
union all
select unnest(['manager_id', 'assessor_id']) as kind, person_id::varchar, kind, employee_id
from staging.people
union all
select unnest(['team_id', 'manager_id', 'assessor_id']) as kind, '', kind, 'Unknown'
