-- Grain: team × month in whose first day somebody was in the team, from the first whole month of history on. Key: team_key, month_no.
-- people: employees in the team itself on that day. What a month's coverage is a share of.
with stays as (
    select
        j.team_key,
        greatest(first_month_from(j.start_date), month_number(s.first_month)) as from_month,
        least(first_month_from(j.end_date), month_number(s.as_of) + 1) as to_month
    from core.job_states as j
    cross join staging.settings as s
    where j.team_key > 0
),

turns as (
    select team_key, from_month as month_no, count(*) as people
    from stays
    where to_month > from_month
    group by team_key, from_month
    union all
    select team_key, to_month, -count(*)
    from stays
    where to_month > from_month
    group by team_key, to_month
),

changes as (
    select team_key, month_no, sum(people) as people
    from turns
    group by team_key, month_no
),

stretches as (
    select
        team_key,
        month_no,
        sum(people) over team_turns as people,
        lead(month_no) over team_turns as until_month
    from changes
    window team_turns as (partition by team_key order by month_no)
)

select team_key, unnest(range(month_no, until_month))::integer as month_no, people::integer as people
from stretches
where people > 0
