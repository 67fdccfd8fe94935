-- Grain: a stretch of months [from_month, to_month) in which a team's coverage of a badge is the same and above 0, of teams with outcomes.
-- Key: team_key, badge_key, from_month. share: employees in the team who hold the badge itself ÷ employees in it, on each month's first day.
with outcome_teams as (
    select distinct team_key from core.outcome_months
),

held as (
    select
        j.team_key,
        h.badge_key,
        greatest(first_month_from(greatest(j.start_date, h.start_date)), month_number(s.first_month)) as from_month,
        least(first_month_from(least(j.end_date, h.end_date)), month_number(s.as_of) + 1) as to_month
    from core.badge_holdings as h
    join core.job_states as j
        on j.person_id = h.person_id
        and j.start_date < h.end_date
        and j.end_date > h.start_date
    semi join outcome_teams as t using (team_key)
    cross join staging.settings as s
),

turns as (
    select team_key, badge_key, from_month as month_no, 1 as holders
    from held
    where to_month > from_month
    union all
    select team_key, badge_key, to_month, -1
    from held
    where to_month > from_month
),

changes as (
    select team_key, badge_key, month_no, sum(holders) as holders
    from turns
    group by team_key, badge_key, month_no
),

stretches as (
    select
        team_key,
        badge_key,
        month_no,
        sum(holders) over badge_turns as holders,
        lead(month_no) over badge_turns as until_month
    from changes
    window badge_turns as (partition by team_key, badge_key order by month_no)
),

shares as (
    select s.team_key, s.badge_key, m.month_no, s.holders::double / m.people as share
    from stretches as s
    join core.team_months as m
        on m.team_key = s.team_key
        and m.month_no >= s.month_no
        and m.month_no < s.until_month
    where s.holders > 0
),

marked as (
    select
        *,
        coalesce(month_no - lag(month_no) over badge_months > 1 or share <> lag(share) over badge_months, true) as begins
    from shares
    window badge_months as (partition by team_key, badge_key order by month_no)
),

numbered as (
    select *, sum(begins::integer) over (partition by team_key, badge_key order by month_no) as stretch
    from marked
)

select
    team_key,
    badge_key,
    min(month_no) as from_month,
    max(month_no) + 1 as to_month,
    any_value(share) as share
from numbered
group by team_key, badge_key, stretch
