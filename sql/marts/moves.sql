-- Grain: a move. Key: employee_id, move_date. Kinds other than promotion, lateral and demotion are no mobility moves.
-- badge_backed: every badge that the new role requires was held before; null where it requires none, or the move is no mobility move.
select
    p.employee_id,
    m.move_date,
    m.kind,
    m.specialist,
    fr.role_id as from_role_id,
    tr.role_id as to_role_id,
    ft.team_id as from_team_id,
    tt.team_id as to_team_id,
    m.classified_by,
    b.badge_backed
from core.moves as m
join staging.people as p using (person_id)
join staging.roles as fr on fr.role_key = m.from_role_key
join staging.roles as tr on tr.role_key = m.to_role_key
join staging.teams as ft on ft.team_key = m.from_team_key
join staging.teams as tt on tt.team_key = m.to_team_key
left join core.badge_backed_moves as b using (person_id, move_date)
