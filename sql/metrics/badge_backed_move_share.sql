-- title: Badge-backed moves
-- unit: share of moves
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: awards, job_changes, role_requirements
-- formula: moves whose new role's required badges were all held before the move ÷ moves into roles that require badges; a higher level of the same competency meets a requirement
-- alternatives: moves by anybody who holds any badge ÷ moves
select 'denominator' as part, m.person_id, m.record_key, 1 as weight, m.move_date as fact_date, m.state_id, m.profile_id
from core.badge_backed_moves
join core.moves as m using (person_id, move_date)
union all
select 'numerator', m.person_id, m.record_key, 1, m.move_date, m.state_id, m.profile_id
from core.badge_backed_moves as b
join core.moves as m using (person_id, move_date)
where b.badge_backed
