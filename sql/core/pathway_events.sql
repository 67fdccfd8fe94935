-- Grain: what shows whether a pathway fills up: a role's opening, somebody who came to hold all its badges (completion), a mobility move into it. Not unique.
select role_key, 'opening' as kind, opened_date as day
from staging.requisitions
union all
select to_role_key, 'completion', ready_date
from core.pathways
union all
select to_role_key, 'move', move_date
from core.moves
where mobility
