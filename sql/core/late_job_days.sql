-- Grain: a day of a person's job history that was entered after it. Key: person_id, effective_date. known_date: when its first row was
-- recorded; a row without a recorded_date counts as known on its day.
select person_id, effective_date, count(*) as job_rows, min(coalesce(recorded_date, effective_date)) as known_date
from staging.job_rows
group by person_id, effective_date
having min(coalesce(recorded_date, effective_date)) > effective_date
