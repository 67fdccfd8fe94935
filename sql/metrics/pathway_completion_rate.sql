-- title: Pathway completion
-- unit: share of pathways begun
-- better: higher
-- shape: cohort
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: enrolments, awards, career_steps, role_requirements
-- formula: pathways to a role one career step away, begun in the period 12 months earlier (first enrolment in one of its required badges), with all of them held at once within 12 months ÷ those pathways; a higher level of the same competency meets a requirement
-- alternatives: completion of single badges (completion_rate); ÷ people instead of pathways
select 'denominator' as part, person_id, record_key, 1 as weight, started_date as fact_date, state_id, profile_id
from core.pathways
union all
select 'numerator', person_id, record_key, 1, started_date, state_id, profile_id
from core.pathways
where ready_date <= started_date + interval 12 month
