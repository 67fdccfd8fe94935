-- Grain: study window × metric × team of its rollout panel. Key: study_end, metric, team_key. The panel has no gaps: the newest run of months in which at least half of the
-- metric's teams have a figure, and the teams that have one in each of them. start: months from the panel's first to the rollout's start,
-- infinity where that is never within it; a team rolled out before the panel's second month has no month to compare with (`already`).
with teams as (
    select study_end, metric, count(distinct team_key) as teams
    from core.outcome_months
    group by study_end, metric
),

common_months as (
    select o.study_end, o.metric, o.month_no, o.month_no - row_number() over (partition by o.study_end, o.metric order by o.month_no) as run
    from core.outcome_months as o
    join teams as t using (study_end, metric)
    group by o.study_end, o.metric, o.month_no, t.teams
    having 2 * count(*) >= t.teams
),

spans as (
    select study_end, metric, min(month_no) as first_month, count(*)::integer as months
    from common_months
    group by study_end, metric, run
    qualify row_number() over (partition by study_end, metric order by first_month desc) = 1
)

select
    o.study_end,
    o.metric,
    o.team_key,
    s.first_month,
    s.months,
    count(*) = s.months as complete,
    coalesce(any_value(r.start_month) <= s.first_month, false) as already,
    case when any_value(r.start_month) < s.first_month + s.months then (any_value(r.start_month) - s.first_month)::double else 'infinity'::double end as start
from core.outcome_months as o
join spans as s
    on s.study_end = o.study_end
    and s.metric = o.metric
    and o.month_no >= s.first_month
    and o.month_no < s.first_month + s.months
left join core.rollout_starts as r using (team_key)
group by o.study_end, o.metric, o.team_key, s.first_month, s.months
