-- Grain: a stretch of days, [start_date, end_date), on which a person is among a metric's denominator or numerator. Counted on one day of
-- a period, not over it: the first (shape at_start) or the last (last_day). first_month and last_month bound the months on whose
-- border it stands: a last day is counted on the day after, with the stretch a day later. left_date: when the person is gone who was there at the start.
-- closing_headcount is no metric but the headcount that some divide by.
with stands as (
    ${metric_stands}
    union all
    select
        'closing_headcount',
        'denominator',
        p.record_key,
        greatest(j.start_date, p.start_date),
        least(j.end_date, p.end_date),
        null,
        false,
        j.state_id,
        p.profile_id
    from core.job_states as j
    join core.person_profiles as p
        on p.person_id = j.person_id
        and p.start_date < j.end_date
        and p.end_date > j.start_date
),

moved_stands as (
    select
        * exclude (start_date, end_date),
        start_date + case when at_start then 0 else 1 end as start_date,
        end_date + case when at_start then 0 else 1 end as end_date
    from stands
)

select
    m.metric,
    m.part,
    m.at_start,
    m.record_key,
    greatest(month_of(m.start_date - 1) + interval 1 month, s.first_month)::date as first_month,
    (month_of(m.end_date - 1) + interval 1 month)::date as end_month,
    month_of(m.left_date - 1) as left_month,
    m.state_id,
    m.profile_id
from moved_stands as m
cross join staging.settings as s
where month_of(m.end_date - 1) >= s.first_month
    and month_of(m.end_date - 1) > month_of(m.start_date - 1)
