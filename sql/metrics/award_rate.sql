-- title: Award rate
-- unit: share of decisions
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: badge_submissions
-- formula: awarded ÷ decisions (awarded or denied) made in the period
-- alternatives: awarded ÷ submissions, pending ones too
select 'denominator' as part, person_id, record_key, 1 as weight, decided_date as fact_date, state_id, profile_id
from core.decisions
union all
select 'numerator', person_id, record_key, 1, decided_date, state_id, profile_id
from core.decisions
where awarded
