-- Grain: an audit window, [audit_start, audit_end). Key: audit_end. current ends with the data; published ends with the last whole quarter,
-- since a window that moved monthly would be a trailing one. They are one where as_of ends a quarter.
with ends as (
    select after_as_of as audit_end, true as current, false as published
    from staging.settings
    union all
    select max(period_end), false, true
    from core.periods
    where grain = 'quarter'
)

select
    (e.audit_end - to_months(s.audit_months::integer))::date as audit_start,
    e.audit_end,
    bool_or(e.current) as current,
    bool_or(e.published) as published
from ends as e
cross join staging.settings as s
where e.audit_end is not null
group by all
