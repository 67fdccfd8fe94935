-- title: Promotion rate
-- unit: promotions per head
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes
-- formula: promotions in the period ÷ average headcount; attributes of the day before the promotion
-- alternatives: ÷ closing headcount; ÷ headcount in roles with a promotion step (eligible_promotion_rate)
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where kind = 'promotion'
