-- title: Vacancy cost avoided
-- unit: money
-- better: higher
-- shape: total
-- numerator: none
-- denominator: units
-- interval: none
-- needs: requisitions, vacancy_costs
-- formula: Σ over internal fills of annual vacancy cost ÷ 365 × (median days to fill from outside − own days to fill); the median of the role where it has 5 external fills, else of its level, else the fill is left out; before backfill: the move opens a post
-- alternatives: less the cost of backfilling the post that the move opened; annual vacancy cost × internal fills
select person_id, record_key, annual_vacancy_cost * half_days_saved as amount, 730 as divisor, filled_date as fact_date, state_id, profile_id
from core.vacancy_costs
where half_days_saved is not null
