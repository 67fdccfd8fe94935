-- title: Promotions ÷ closing headcount
-- unit: promotions per head
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: closing_headcount
-- interval: byar
-- needs: job_changes
-- formula: promotions in the period ÷ headcount on its last day
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where kind = 'promotion'
