-- One row: the state of an event on a day when the person is not employed.
select state_id
from core.state_keys
where role_key = 0
    and team_key = 0
    and location = 'Unknown'
