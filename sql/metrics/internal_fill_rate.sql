-- title: Internal fill rate
-- unit: share of openings
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: requisitions
-- formula: openings filled in the period by a person employed on the day before filled_date ÷ openings filled in the period; source decides only where no hire is named
-- alternatives: ÷ all closed openings, cancelled ones too; external = hire date equals role start
select 'denominator' as part, person_id, record_key, 1 as weight, filled_date as fact_date, state_id, profile_id
from core.fills
union all
select 'numerator', person_id, record_key, 1, filled_date, state_id, profile_id
from core.fills
where internal
