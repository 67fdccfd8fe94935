-- Grain: measure × team × month in which it counts anything but people. Key: measure, team_key, month_no. Of the team itself, on the day of the event
-- (moves: the day before). people: distinct persons of the denominator's events; null where it is the team's people on the first day.
with enrolled as (
    select j.team_key, month_number(e.enrolled_date) as month_no, e.person_id
    from core.enrolments as e
    join core.job_states as j
        on j.person_id = e.person_id
        and e.enrolled_date >= j.start_date
        and e.enrolled_date < j.end_date
),

followed as (
    select j.team_key, month_number(c.enrolled_date) as month_no, c.person_id, coalesce(c.award_date <= c.enrolled_date + interval 12 month, false) as awarded
    from core.completions as c
    join core.job_states as j
        on j.person_id = c.person_id
        and c.enrolled_date >= j.start_date
        and c.enrolled_date < j.end_date
    cross join staging.settings as s
    where c.enrolled_date + interval 12 month <= s.as_of
)

select 'participation' as measure, team_key, month_no, count(distinct person_id)::decimal(18, 6) as numerator, null::bigint as denominator, null::bigint as people, null::decimal(38, 6) as squares
from enrolled
group by team_key, month_no
union all
select 'completion', team_key, month_no, count(*) filter (awarded), count(*), count(distinct person_id), null
from followed
group by team_key, month_no
union all -- uses: manager_engagement
select 'manager_actions', j.team_key, month_number(a.due_date), count(*) filter (a.on_time), count(*), count(distinct a.person_id), null -- uses: manager_engagement
from core.due_actions as a join core.job_states as j on j.person_id = a.person_id and a.due_date >= j.start_date and a.due_date < j.end_date -- uses: manager_engagement
group by j.team_key, month_number(a.due_date) -- uses: manager_engagement
union all
select 'mobility', from_team_key, month_number(move_date), count(*), null, null, null
from core.moves
where mobility
group by from_team_key, month_number(move_date)
union all -- uses: sentiment
select 'sentiment', t.team_key, month_number(r.survey_date), sum(r.score::decimal(18, 6)), count(*), count(*), sum(r.score::decimal(18, 6) * r.score::decimal(18, 6)) -- uses: sentiment
from raw.sentiment_responses as r join staging.teams as t using (team_id) cross join staging.settings as s where r.survey_date <= s.as_of -- uses: sentiment
group by t.team_key, month_number(r.survey_date) -- uses: sentiment
