-- title: Internal fills of all closed openings
-- unit: share of openings
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: requisitions
-- formula: openings filled in the period by a person employed on the day before ÷ openings filled or cancelled in the period
select 'denominator' as part, person_id, record_key, 1 as weight, closed_date as fact_date, state_id, profile_id
from core.closed_openings
union all
select 'numerator', person_id, record_key, 1, closed_date, state_id, profile_id
from core.closed_openings
where internal
