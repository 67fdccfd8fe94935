-- Grain: month × state or profile (kind, id) × promotable. Key: month, kind, id, promotable.
-- Person-days employed in the month, and the same weighted by record key. Never person × day: starts minus ends are cumulated,
-- F(M) = Σ count·M − Σ day number, and a month's days are F(next month) − F(month).
with stretches as (
    select
        j.state_id,
        p.profile_id,
        k.promotable,
        p.record_key::hugeint as record_key,
        greatest(j.start_date, p.start_date, s.first_month) as start_date,
        least(j.end_date, p.end_date) as end_date
    from core.job_states as j
    join core.person_profiles as p
        on p.person_id = j.person_id
        and p.start_date < j.end_date
        and p.end_date > j.start_date
    join core.states as k using (state_id)
    cross join staging.settings as s
    where least(j.end_date, p.end_date) > s.first_month
),

turns as (
    select state_id, profile_id, promotable, record_key, start_date as day, 1 as direction
    from stretches
    union all
    select state_id, profile_id, promotable, record_key, end_date, -1
    from stretches
),

turns_by_month as (
    select
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        promotable,
        month_of(day) as month,
        sum(direction) as people,
        sum(direction * day_number(day)) as people_days,
        sum(direction * record_key) as keys,
        sum(direction * record_key * day_number(day)) as keys_days
    from turns
    group by grouping sets ((state_id, promotable, month), (profile_id, promotable, month))
),

subjects as (
    select kind, id, promotable, min(month) as first_month
    from turns_by_month
    group by kind, id, promotable
),

cumulated as (
    select
        u.kind,
        u.id,
        u.promotable,
        m.month,
        day_number((m.month + interval 1 month)::date) as month_end,
        coalesce(sum(t.people) over up_to_month, 0) as people,
        coalesce(sum(t.people_days) over up_to_month, 0) as people_days,
        coalesce(sum(t.keys) over up_to_month, 0) as keys,
        coalesce(sum(t.keys_days) over up_to_month, 0) as keys_days
    from subjects as u
    join core.months as m on m.month >= u.first_month
    left join turns_by_month as t using (kind, id, promotable, month)
    window up_to_month as (partition by u.kind, u.id, u.promotable order by m.month)
),

balances as (
    select
        kind,
        id,
        promotable,
        month,
        people * month_end - people_days as days_to_date,
        keys * month_end - keys_days as key_days_to_date
    from cumulated
)

select
    month,
    kind,
    id,
    promotable,
    (days_to_date - coalesce(lag(days_to_date) over by_month, 0))::bigint as person_days,
    (key_days_to_date - coalesce(lag(key_days_to_date) over by_month, 0))::hugeint as key_days
from balances
window by_month as (partition by kind, id, promotable order by month)
qualify person_days > 0
