-- Grain: a stretch of days whose last 90, that day among them, hold a completed one-on-one or career conversation, [start_date, end_date).
-- Key: person_id, start_date. Stretches do not overlap.
-- uses: manager_engagement
with conversations as (
    select distinct person_id, completed_date
    from staging.development_actions
    where kind in ('one_on_one', 'career_conversation')
        and completed_date is not null
)

select
    person_id,
    completed_date as start_date,
    least(completed_date + 90, lead(completed_date) over (partition by person_id order by completed_date)) as end_date
from conversations
