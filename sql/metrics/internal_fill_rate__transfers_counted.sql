-- title: Internal fills and transfers of all closed openings and transfers
-- unit: share of openings and transfers
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: requisitions, job_changes
-- formula: (openings filled from inside + transfers to another team or place without another role) ÷ (openings filled or cancelled + those transfers)
with units as (
    select person_id, record_key, closed_date as fact_date, internal, state_id, profile_id
    from core.closed_openings
    union all
    select person_id, record_key, move_date, true, state_id, profile_id
    from core.moves
    where kind = 'transfer'
)

select 'denominator' as part, person_id, record_key, 1 as weight, fact_date, state_id, profile_id
from units
union all
select 'numerator', person_id, record_key, 1, fact_date, state_id, profile_id
from units
where internal
