-- title: Voluntary attrition
-- unit: voluntary exits per head
-- better: lower
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: exit_reasons
-- formula: voluntary exits in the period ÷ average headcount; an exit is dated on the last day employed, with that day's attributes
-- alternatives: all exits; ÷ the mean of opening and closing headcount
select 'numerator' as part, person_id, record_key, 1 as weight, exit_date as fact_date, state_id, profile_id
from core.exits
where reason = 'voluntary'
