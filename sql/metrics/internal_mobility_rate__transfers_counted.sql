-- title: Moves and transfers per head
-- unit: moves per head
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: promotions + laterals + demotions + transfers to another team or place in the period ÷ average headcount
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where mobility
    or kind = 'transfer'
