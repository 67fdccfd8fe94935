-- title: Moves by holders of any badge
-- unit: share of moves
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: awards, job_changes
-- formula: promotions, laterals and demotions by somebody who held any badge on the day before ÷ promotions, laterals and demotions
select 'denominator' as part, person_id, record_key, 1 as weight, move_date as fact_date, state_id, profile_id
from core.moves
where mobility
union all
select 'numerator', person_id, record_key, 1, move_date, state_id, profile_id
from core.moves as m
where m.mobility
    and exists (
        from core.badge_holdings as h
        where h.person_id = m.person_id
            and m.move_date > h.start_date
            and m.move_date <= h.end_date
    )
