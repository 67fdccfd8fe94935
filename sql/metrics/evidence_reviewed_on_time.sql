-- title: Evidence reviewed on time
-- unit: share of reviews due
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: development_actions
-- formula: evidence reviews due in the period and completed by their due date ÷ evidence reviews due in the period; attributes of the learner on that day
-- alternatives: completed at any time ÷ due, which lets late ones pass
-- uses: manager_engagement
select 'denominator' as part, person_id, record_key, 1 as weight, due_date as fact_date, state_id, profile_id
from core.due_actions
where kind = 'evidence_review'
union all
select 'numerator', person_id, record_key, 1, due_date, state_id, profile_id
from core.due_actions
where kind = 'evidence_review'
    and on_time
