-- title: Specialist move rate
-- unit: moves into the specialist track per head
-- better: neither
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: job_changes, tracks
-- formula: promotions, laterals and demotions into a role of the specialist track from another track ÷ average headcount
-- alternatives: lateral moves only
select 'numerator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where specialist
