-- title: Enrolment rate
-- unit: people per head
-- better: higher
-- shape: additive
-- numerator: people
-- denominator: headcount
-- interval: byar
-- needs: enrolments
-- formula: people who started an enrolment in the period ÷ average headcount; from learning enrolments and submissions, merged
-- alternatives: enrolments ÷ headcount, which counts one keen person many times
select 'numerator' as part, person_id, record_key, 1 as weight, enrolled_date as fact_date, state_id, profile_id
from core.enrolments
