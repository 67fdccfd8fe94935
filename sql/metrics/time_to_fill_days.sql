-- title: Time to fill
-- unit: days
-- better: lower
-- shape: median
-- numerator: none
-- denominator: units
-- interval: order_statistics
-- needs: requisitions
-- formula: median of filled_date − opened_date over openings filled in the period; fills dated before their opening are left out
-- alternatives: the mean, which a few long openings pull up; the Kaplan–Meier median with open ones censored
select 'denominator' as part, person_id, record_key, days_to_fill as weight, filled_date as fact_date, state_id, profile_id
from core.fills
where days_to_fill is not null
