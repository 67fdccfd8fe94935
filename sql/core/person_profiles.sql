-- Grain: a stretch of days, [start_date, end_date), on which a person has one profile. Key: person_id, start_date. The stretches of a
-- person cover every day up to as_of: a fact's profile is that of its own day.
select
    p.person_id,
    p.record_key,
    f.profile_id,
    d.start_date,
    d.end_date
from staging.demographics as d
join staging.people as p using (employee_id)
join core.profiles as f using (demographics)
where f.profile_id > 0
