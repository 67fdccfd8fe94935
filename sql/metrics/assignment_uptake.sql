-- title: Uptake of stretch assignments
-- unit: share of assignments due
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: development_actions
-- formula: stretch assignments due in the period and completed by their due date ÷ stretch assignments due in the period; attributes of the employee on that day
-- alternatives: assignments given ÷ headcount, which says nothing of what came of them
-- uses: manager_engagement
select 'denominator' as part, person_id, record_key, 1 as weight, due_date as fact_date, state_id, profile_id
from core.due_actions
where kind = 'stretch_assignment'
union all
select 'numerator', person_id, record_key, 1, due_date, state_id, profile_id
from core.due_actions
where kind = 'stretch_assignment'
    and on_time
