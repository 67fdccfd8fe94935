-- title: Demotion rate
-- unit: demotions per head
-- better: lower
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: moves to a role of lower rank in the period ÷ average headcount
-- alternatives: none in common use
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where kind = 'demotion'
