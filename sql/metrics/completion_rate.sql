-- title: Badge completion
-- unit: share of enrolments
-- better: higher
-- shape: cohort
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: enrolments, awards
-- formula: enrolments of the period 12 months earlier whose badge was awarded within 12 months ÷ those enrolments; an enrolment in a badge that the person was awarded before renews it and is in neither
-- alternatives: awarded ÷ all enrolments to date, which counts the newest as failures; awarded ÷ decisions (award_rate)
select 'denominator' as part, person_id, record_key, 1 as weight, enrolled_date as fact_date, state_id, profile_id
from core.completions
union all
select 'numerator', person_id, record_key, 1, enrolled_date, state_id, profile_id
from core.completions
where award_date <= enrolled_date + interval 12 month
