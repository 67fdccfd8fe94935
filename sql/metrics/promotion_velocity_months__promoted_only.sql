-- title: Mean months of those promoted
-- unit: months
-- better: lower
-- shape: mean
-- numerator: none
-- denominator: units
-- interval: none
-- needs: job_changes
-- formula: mean of months from reaching a level to the next over promotions in the period; it leaves out everyone still waiting; attributes of the day before the promotion
select
    s.person_id,
    s.record_key,
    ticks_between(s.origin_date, s.last_date)::bigint as amount,
    377580 as divisor,
    s.last_date as fact_date,
    j.state_id,
    p.profile_id
from core.promotion_subjects as s
join core.job_states as j
    on j.person_id = s.person_id
    and s.last_date > j.start_date
    and s.last_date <= j.end_date
join core.person_profiles as p
    on p.person_id = s.person_id
    and s.last_date > p.start_date
    and s.last_date <= p.end_date
where s.status = 1
