-- title: Conversation coverage
-- unit: share of employees
-- better: higher
-- shape: last_day
-- numerator: people
-- denominator: units
-- interval: wilson
-- needs: development_actions
-- formula: on the period's last day, employees with a completed one-on-one or career conversation in the 90 days up to and including it ÷ headcount that day; days before the first conversation on record are in neither
-- alternatives: conversations held ÷ conversations due; conversations ÷ headcount, which counts one person many times
-- uses: manager_engagement
with recorded as (
    select min(start_date) as since
    from core.conversation_stretches
)

select
    'denominator' as part,
    p.record_key,
    greatest(j.start_date, p.start_date, r.since) as start_date,
    least(j.end_date, p.end_date) as end_date,
    j.state_id,
    p.profile_id
from core.job_states as j
join core.person_profiles as p
    on p.person_id = j.person_id
    and p.start_date < j.end_date
    and p.end_date > j.start_date
join recorded as r on r.since < least(j.end_date, p.end_date)
union all
select
    'numerator',
    p.record_key,
    greatest(j.start_date, c.start_date, p.start_date),
    least(j.end_date, c.end_date, p.end_date),
    j.state_id,
    p.profile_id
from core.conversation_stretches as c
join core.job_states as j
    on j.person_id = c.person_id
    and j.start_date < c.end_date
    and j.end_date > c.start_date
join core.person_profiles as p
    on p.person_id = j.person_id
    and p.start_date < least(j.end_date, c.end_date)
    and p.end_date > greatest(j.start_date, c.start_date)
