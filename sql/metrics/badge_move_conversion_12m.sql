-- title: Moved within 12 months of a first badge
-- unit: share of people first awarded a badge
-- better: higher
-- shape: cohort
-- numerator: people
-- denominator: units
-- interval: wilson
-- needs: awards, job_changes
-- formula: of people first awarded a badge in the period 12 months earlier, the share with a promotion, lateral move or demotion within 12 months after that day; leavers count as not moved
-- alternatives: each first award of a badge as a unit; badges ÷ moves (badges_per_move); the Kaplan–Meier curve with leavers censored
with first_awards as (
    select *
    from core.awards
    qualify row_number() over (partition by person_id order by award_date, badge_key) = 1
)

select 'denominator' as part, person_id, record_key, 1 as weight, award_date as fact_date, state_id, profile_id
from first_awards
union all
select 'numerator', person_id, record_key, 1, award_date, state_id, profile_id
from first_awards as a
where exists (
    from core.moves as m
    where m.person_id = a.person_id
        and m.mobility
        and m.move_date > a.award_date
        and m.move_date <= a.award_date + interval 12 month
)
