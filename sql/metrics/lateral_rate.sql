-- title: Lateral move rate
-- unit: lateral moves per head
-- better: neither
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: moves to another role of the same rank in the period ÷ average headcount
-- alternatives: transfers between teams counted too
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where kind = 'lateral'
