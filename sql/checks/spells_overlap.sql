-- table: core.employment_spells
-- severity: error
-- explanation: Employment spells of one person must not overlap.
select example
from (
    select
        p.employee_id as example,
        e.start_date < lag(coalesce(e.end_date, date '9999-12-31')) over (partition by e.person_id order by e.spell) as starts_before_last_end
    from core.employment_spells as e
    join staging.people as p using (person_id)
)
where starts_before_last_end
