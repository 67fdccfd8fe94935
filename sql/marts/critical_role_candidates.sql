-- Grain: a role. Key: role_id. What makes it a candidate for a critical role, each factor beside the rank: annual_vacancy_cost × expected_vacancies (exits and
-- mobility moves out of it in the last 12 months) × median_external_days ÷ 365 × (1 if nobody is ready now, ½ if one, ¼ if more). external_share: of
-- its fills on record. rank is null where a factor is not known.
with last_year as (
    select (after_as_of - interval 12 month)::date as start_date, after_as_of as end_date
    from staging.settings
),

vacancies as (
    select role_key, count(*)::integer as vacancies
    from (
        select j.role_key
        from core.exits as x
        join core.job_states as j
            on j.person_id = x.person_id
            and x.exit_date >= j.start_date
            and x.exit_date < j.end_date
        cross join last_year as y
        where x.exit_date >= y.start_date
            and x.exit_date < y.end_date
        union all
        select m.from_role_key
        from core.moves as m
        cross join last_year as y
        where m.mobility
            and m.move_date >= y.start_date
            and m.move_date < y.end_date
    )
    group by role_key
),

shares as (
    select role_key, rate(count(*) filter (not internal), count(*)) as external_share
    from core.fills
    group by role_key
),

factors as (
    select
        r.role_id,
        r.annual_vacancy_cost,
        coalesce(v.vacancies, 0) as expected_vacancies,
        e.half_days / 2.0::double as median_external_days,
        s.external_share,
        t.ready_now,
        case when t.ready_now = 0 then 4 when t.ready_now = 1 then 2 else 1 end as quarters
    from core.roles as r
    join marts.succession as t using (role_id)
    left join vacancies as v using (role_key)
    left join core.external_fill_medians as e using (role_key)
    left join shares as s using (role_key)
),

scored as (
    select *, annual_vacancy_cost * expected_vacancies * median_external_days * quarters as score
    from factors
)

select
    role_id,
    annual_vacancy_cost,
    expected_vacancies,
    median_external_days,
    external_share,
    ready_now,
    case when score is not null then row_number() over (order by score desc nulls last, role_id) end as rank
from scored
