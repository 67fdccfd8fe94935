-- title: Retention of high performers
-- unit: share of high performers
-- better: higher
-- shape: at_start
-- numerator: people
-- denominator: units
-- interval: wilson
-- needs: high_performers
-- formula: of those employed on the period's first day whose last review by then, at most 24 months old, said high performer, the share still in the same spell of employment at the period's end; attributes of the first day
-- alternatives: 1 − exits ÷ average headcount, which newcomers move; retention of everyone
-- uses: performance
select
    'denominator' as part,
    p.record_key,
    greatest(j.start_date, h.start_date, p.start_date) as start_date,
    least(j.end_date, h.end_date, p.end_date) as end_date,
    e.end_date as left_date,
    j.state_id,
    p.profile_id
from core.high_performer_stretches as h
join core.job_states as j
    on j.person_id = h.person_id
    and j.start_date < h.end_date
    and j.end_date > h.start_date
join core.employment_spells as e
    on e.person_id = j.person_id
    and e.spell = j.spell
join core.person_profiles as p
    on p.person_id = j.person_id
    and p.start_date < least(j.end_date, h.end_date)
    and p.end_date > greatest(j.start_date, h.start_date)
