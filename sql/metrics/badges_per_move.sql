-- title: Badges per move
-- unit: badges per move
-- better: neither
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: clopper_pearson
-- needs: awards, job_changes
-- formula: badges awarded in the period ÷ mobility moves in the period; a renewal is no new badge; crude: it does not follow people
-- alternatives: of people first awarded a badge, the share that moved within 12 months; share of moves that were badge-backed
select 'numerator' as part, person_id, record_key, 1 as weight, award_date as fact_date, state_id, profile_id
from core.awards
where not renewal
union all
select 'denominator', person_id, record_key, 1, move_date, state_id, profile_id
from core.moves
where mobility
