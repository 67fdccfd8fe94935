-- Grain: a person's first award, for the time to the first mobility move after it. Key: person_id. status 1: moved; else last seen (0) on the
-- last day employed, or on as_of. Out: people not employed on the day of the award.
with first_awards as (
    select person_id, record_key, award_date
    from core.awards
    qualify row_number() over (partition by person_id order by award_date, badge_key) = 1
),

followed as (
    select
        a.person_id,
        a.record_key,
        a.award_date,
        min(m.move_date) as move_date,
        least(e.exit_date, s.as_of) as censored_date,
        s.history_from
    from first_awards as a
    join core.employment_spells as e
        on e.person_id = a.person_id
        and a.award_date >= e.start_date
        and a.award_date < coalesce(e.end_date, date '9999-12-31')
    cross join staging.settings as s
    left join core.moves as m
        on m.person_id = a.person_id
        and m.mobility
        and m.move_date > a.award_date
    group by all
)

select
    person_id,
    record_key,
    award_date as origin_date,
    greatest(award_date, history_from) as entry_date,
    least(move_date, censored_date) as last_date,
    case when move_date <= censored_date then 1 else 0 end as status
from followed
