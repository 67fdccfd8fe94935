-- Grain: a stretch of days, [start_date, end_date), on which a person's demographics are the same. Key: employee_id, start_date.
-- One stretch a person; with age_bands one for each band reached by as_of: a band begins on 1 January of the birth year + its first age.
-- demographics: a list of {attribute, member}. No birth year, or one before 1900 or after as_of: the band Unknown.
with ages as (
    select unnest(age_bands) as age
    from staging.settings
),

bands as (
    select null as from_age, min(age) as until_age, 'under ' || min(age) as age_band
    from ages
    having count(*) > 0
    union all
    select
        age,
        lead(age) over by_age,
        case
            when lead(age) over by_age is null then age || ' and over'
            when lead(age) over by_age = age + 1 then age::varchar
            else age || '–' || (lead(age) over by_age - 1)
        end
    from ages
    window by_age as (order by age)
)

select
    e.employee_id,
    coalesce(make_date(e.birth_year + b.from_age, 1, 1), date '0001-01-01') as start_date,
    coalesce(make_date(e.birth_year + b.until_age, 1, 1), date '9999-12-31') as end_date,
    ${demographic_members} as demographics
from raw.employees as e
cross join staging.settings as s
left join bands as b on e.birth_year between 1900 and year(s.as_of)
where b.from_age is null
    or e.birth_year + b.from_age <= year(s.as_of)
