-- title: Promotion rate of the eligible
-- unit: promotions per eligible head
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: promotable_headcount
-- interval: byar
-- needs: job_changes
-- formula: promotions out of roles with a promotion step ÷ average headcount in them; without career steps, roles below their family's top rank
-- alternatives: ÷ everyone (promotion_rate); ÷ closing headcount
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where kind = 'promotion'
    and from_promotable
