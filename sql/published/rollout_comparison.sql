-- Grain: measure × whole quarter × arm. Key: measure, period_start, arm. Teams that have the program since before the quarter (rolled_out) against those without it
-- to its end (not_yet); teams that started in it are in neither. Not the same teams, so that a difference is no effect. Of the last quarters, counts rounded and all else computed
-- from them: participation (people who enrolled) and mobility per average headcount; completion within a year of enrolments of the quarter; manager_actions done by the day due;
-- sentiment: answers, and their mean to a tenth with its 95 % limits, outwards.
with quarters as (
    select quarter_end, (quarter_end - interval 3 month)::date as quarter_start, month_number(quarter_end) as end_month
    from core.watch_quarters
),

arms as (
    select
        q.quarter_start,
        q.quarter_end,
        t.team_key,
        case when r.start_month <= q.end_month - 3 then 'rolled_out' else 'not_yet' end as arm
    from quarters as q
    cross join staging.teams as t
    left join core.rollout_starts as r using (team_key)
    where exists (from core.rollout_starts)
        and t.team_key > 0
        and not coalesce(r.start_month > q.end_month - 3 and r.start_month < q.end_month, false)
),

stays as (
    select
        a.quarter_start,
        a.arm,
        j.person_id,
        (least(j.end_date, a.quarter_end) - greatest(j.start_date, a.quarter_start))::bigint as days
    from arms as a
    join core.job_states as j
        on j.team_key = a.team_key
        and j.start_date < a.quarter_end
        and j.end_date > a.quarter_start
),

heads as (
    select s.quarter_start, s.arm, count(distinct s.person_id) as people, sum(s.days) as person_days, sum(p.record_key::hugeint * s.days) as key_days
    from stays as s
    join core.persons as p using (person_id)
    group by s.quarter_start, s.arm
),

events as (
    select 'participation' as measure, person_id, record_key, enrolled_date as day, null::boolean as done
    from core.enrolments
    union all
    select 'completion', c.person_id, c.record_key, c.enrolled_date, coalesce(c.award_date <= c.enrolled_date + interval 12 month, false)
    from core.completions as c
    cross join staging.settings as s
    where c.enrolled_date + interval 12 month <= s.as_of
    union all -- uses: manager_engagement
    select 'manager_actions', person_id, record_key, due_date, on_time -- uses: manager_engagement
    from core.due_actions -- uses: manager_engagement
    union all
    select 'mobility', person_id, record_key, (move_date - 1)::date, null
    from core.moves
    where mobility
),

placed as (
    select e.measure, a.quarter_start, a.arm, e.person_id, e.record_key, e.done
    from events as e
    join core.job_states as j
        on j.person_id = e.person_id
        and e.day >= j.start_date
        and e.day < j.end_date
    join arms as a
        on a.team_key = j.team_key
        and e.day >= a.quarter_start
        and e.day < a.quarter_end
),

-- who enrols twice in a quarter took part once; a quarter whose enrolments have not all had their year has no completion
counted as (
    select measure, quarter_start, arm, count(distinct person_id) as people, count(*) as units, sum(record_key::hugeint) as units_key, count(*) filter (done) as done, coalesce(sum(record_key::hugeint) filter (done), 0) as done_key
    from (
        select * from placed where measure <> 'participation'
        union all
        select distinct * from placed where measure = 'participation'
    )
    where measure <> 'completion'
        or quarter_start + interval 15 month <= (select after_as_of from staging.settings)
    group by measure, quarter_start, arm
),

answers as (
    select null::date as quarter_start, null::varchar as arm, 0::bigint as answers, 0::hugeint as answers_key, 0::decimal(38, 6) as total, 0::decimal(38, 6) as squares
    where false
    union all -- uses: sentiment
    select a.quarter_start, a.arm, count(*), sum(record_key_of(r.response_id)::hugeint), sum(r.score::decimal(18, 6)), sum(r.score::decimal(18, 6) * r.score::decimal(18, 6)) -- uses: sentiment
    from raw.sentiment_responses as r join staging.teams as t using (team_id) join arms as a on a.team_key = t.team_key and r.survey_date >= a.quarter_start and r.survey_date < a.quarter_end -- uses: sentiment
    group by a.quarter_start, a.arm -- uses: sentiment
),

figures as (
    select c.measure, c.quarter_start, c.arm, h.people, rounded(c.units, c.units_key) as numerator, rounded_headcount(h.person_days, h.key_days, (c.quarter_start + interval 3 month)::date - c.quarter_start) as denominator, null::double as mean, null::double as half
    from counted as c
    join heads as h using (quarter_start, arm)
    where c.measure in ('participation', 'mobility')
    union all
    select measure, quarter_start, arm, people, least(rounded(done, done_key), rounded(units, units_key)), rounded(units, units_key), null, null
    from counted
    where measure in ('completion', 'manager_actions')
    union all
    select 'sentiment', quarter_start, arm, answers, null, rounded(answers, answers_key), round(total::double / answers, 1), ceil(10 * 1.959963984540054 * sqrt(greatest(0, squares::double - total::double * total::double / answers) / (answers - 1) / answers)) / 10
    from answers
    where answers > 1
),

sized as (
    select f.*, cell_state(f.people, o.people, o.people, t.minimum_cell, t.rate_cell) as state
    from figures as f
    cross join published.thresholds as t
    left join figures as o
        on o.measure = f.measure
        and o.quarter_start = f.quarter_start
        and o.arm <> f.arm
)

select
    measure,
    quarter_start as period_start,
    (quarter_start + interval 3 month)::date as period_end,
    arm,
    case when state in ('shown', 'no_rate') then numerator end as numerator,
    case when state in ('shown', 'no_rate') then denominator end as denominator,
    case when state = 'shown' then coalesce(mean, rate(numerator, denominator)) end as value,
    case when state = 'shown' then coalesce(mean - half, rate_lower(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator, denominator)) end as lower,
    case when state = 'shown' then coalesce(mean + half, rate_upper(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator, denominator)) end as upper,
    state
from sized
