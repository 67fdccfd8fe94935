-- Grain: a critical role. Key: role_id. The bench in bands of people (METRICS section 9.3). filled_alone: positions that those ready now would fill if nobody were
-- ready for another critical role too; filled_at_once: in the matching over all of them. shared: the second is less than the first.
-- place: from the barest bench, dearer vacancies first.
select
    t.role_id,
    r.title,
    r.family,
    people_band(t.positions) as positions,
    people_band(t.ready_now) as ready_now,
    people_band(t.ready_within_6_months) as ready_within_6_months,
    people_band(t.ready_6_12_months) as ready_6_12_months,
    people_band(t.ready_12_24_months) as ready_12_24_months,
    people_band(least(t.ready_now, t.positions)) as filled_alone,
    people_band(t.distinct_covered) as filled_at_once,
    t.distinct_covered < least(t.ready_now, t.positions) as shared,
    t.status,
    (row_number() over (order by list_position(['no_successor', 'thin', 'covered'], t.status), r.annual_vacancy_cost desc nulls last, t.role_id))::double as place
from marts.succession as t
join core.roles as r using (role_id)
where t.critical
    and not exists (
        from core.supply
        where name in ('career_steps', 'role_requirements', 'awards')
            and not supplied
    )
