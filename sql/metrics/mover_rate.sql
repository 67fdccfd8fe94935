-- title: Mover rate
-- unit: people per head
-- better: higher
-- shape: additive
-- numerator: people
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: people with at least one promotion, lateral move or demotion in the period ÷ average headcount; a person counts once, in the member of their first move
-- alternatives: moves ÷ average headcount (internal_mobility_rate)
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where mobility
