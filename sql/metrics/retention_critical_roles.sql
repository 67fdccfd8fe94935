-- title: Retention in critical roles
-- unit: share of incumbents
-- better: higher
-- shape: at_start
-- numerator: people
-- denominator: units
-- interval: wilson
-- needs: critical_roles
-- formula: of the incumbents of critical roles on the period's first day, the share still in the same spell of employment at the period's end, in whatever role; attributes of the first day
-- alternatives: still in the same role, which counts a promotion as a loss
select
    'denominator' as part,
    p.record_key,
    greatest(j.start_date, p.start_date) as start_date,
    least(j.end_date, p.end_date) as end_date,
    e.end_date as left_date,
    j.state_id,
    p.profile_id
from core.job_states as j
join core.roles as r
    on r.role_key = j.role_key
    and r.critical
join core.employment_spells as e
    on e.person_id = j.person_id
    and e.spell = j.spell
join core.person_profiles as p
    on p.person_id = j.person_id
    and p.start_date < j.end_date
    and p.end_date > j.start_date
