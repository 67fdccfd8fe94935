-- title: Internal fills, external where hired into the role
-- unit: share of openings
-- better: higher
-- shape: additive
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: requisitions
-- formula: openings filled in the period, but by somebody whose hire date is the day they began in the role ÷ openings filled in the period; source decides where no hire is named
with role_starts as (
    select f.requisition_id, min(j.start_date) as role_start
    from core.fills as f
    join core.job_states as j
        on j.person_id = f.person_id
        and j.role_key = f.role_key
        and j.end_date > f.filled_date
    group by f.requisition_id
)

select 'denominator' as part, person_id, record_key, 1 as weight, filled_date as fact_date, state_id, profile_id
from core.fills
union all
select 'numerator', f.person_id, f.record_key, 1, f.filled_date, f.state_id, f.profile_id
from core.fills as f
left join staging.people as p using (person_id)
left join role_starts as r using (requisition_id)
where case when f.person_id is null then f.internal else p.hire_date <> coalesce(r.role_start, f.filled_date) end
