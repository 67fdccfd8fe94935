-- title: Internal mobility rate
-- unit: moves per head
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: promotions + laterals + demotions in the period ÷ average headcount; not annualised
-- alternatives: people who moved ÷ average headcount (mover_rate); transfers counted too; ÷ closing headcount
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where mobility
