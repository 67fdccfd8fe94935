-- Grain: a person of the employees table, employee or contingent. Key: person_id.
-- person_id is an integer in the order of employee_id; a termination after as_of is not yet one.
select
    row_number() over (order by e.employee_id)::integer as person_id,
    e.employee_id,
    record_key_of(e.employee_id) as record_key,
    e.worker_type,
    e.hire_date,
    case when e.termination_date <= s.as_of then e.termination_date end as termination_date,
    case when e.termination_date <= s.as_of then e.termination_reason end as termination_reason,
    case when coalesce(e.termination_date <= s.as_of, true) then e.regrettable end as regrettable,
    e.birth_year
from raw.employees as e
cross join staging.settings as s
