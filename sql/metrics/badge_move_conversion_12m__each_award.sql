-- title: Awards followed by a move within 12 months
-- unit: share of first awards of a badge
-- better: higher
-- shape: cohort
-- numerator: events
-- denominator: units
-- interval: wilson
-- needs: awards, job_changes
-- formula: of first awards of each badge in the period 12 months earlier, the share whose holder moved within 12 months after; one move may follow several badges
select 'denominator' as part, person_id, record_key, 1 as weight, award_date as fact_date, state_id, profile_id
from core.awards
where not renewal
union all
select 'numerator', person_id, record_key, 1, award_date, state_id, profile_id
from core.awards as a
where not a.renewal
    and exists (
        from core.moves as m
        where m.person_id = a.person_id
            and m.mobility
            and m.move_date > a.award_date
            and m.move_date <= a.award_date + interval 12 month
    )
