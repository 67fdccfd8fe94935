-- Grain: a role with a rank. Key: role_id. What makes it a candidate for a critical role: cost as delivered, people in bands, the median from outside to 5
-- days where ten fills stand behind it; filled_from says where its fills on record came from, where they are ten or more.
with fills as (
    select role_key, count(*) as fills, count(*) filter (not internal) as outside
    from core.fills
    group by role_key
)

select
    c.role_id,
    r.title,
    r.family,
    r.critical,
    c.annual_vacancy_cost::double as annual_vacancy_cost,
    people_band(c.expected_vacancies) as expected_vacancies,
    case when e.external_fills >= t.median_cell then rounded_days(c.median_external_days)::double end as median_external_days,
    case
        when f.fills < t.median_cell or f.fills is null then null
        when 3 * f.outside >= 2 * f.fills then 'outside'
        when 3 * f.outside <= f.fills then 'inside'
        else 'both'
    end as filled_from,
    people_band(c.ready_now) as ready_now,
    c.rank::double as rank
from marts.critical_role_candidates as c
join core.roles as r using (role_id)
join core.external_fill_medians as e using (role_key)
left join fills as f using (role_key)
cross join published.thresholds as t
where c.rank is not null
    and not exists (
        from core.supply
        where name in ('career_steps', 'role_requirements', 'awards')
            and not supplied
    )
