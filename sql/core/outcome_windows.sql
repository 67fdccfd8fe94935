-- Grain: the end of what business outcomes are studied by. Key: study_end. current ends with the data; published ends with the last whole quarter, as the
-- audit's windows do (METRICS section 9.2), without which these figures stand where the audit is made on request. They are one where as_of ends a quarter.
with ends as (
    select after_as_of as study_end, true as current, false as published
    from staging.settings
    union all
    select max(period_end), false, true
    from core.periods
    where grain = 'quarter'
)

select study_end, bool_or(current) as current, bool_or(published) as published
from ends
where study_end is not null
group by study_end
