-- Grain: study window × metric × badge, or badge_key 0 for all (the teams that the program was rolled out to). Key: study_end, metric, badge_key.
-- people: whoever held the badge in a team with that metric before the window's end; for all, whoever was in such a team.
with teams as (
    select distinct study_end, metric, team_key
    from core.outcome_months
)

select t.study_end, t.metric, h.badge_key, count(distinct h.person_id) as people
from core.badge_holdings as h
join core.job_states as j
    on j.person_id = h.person_id
    and j.start_date < h.end_date
    and j.end_date > h.start_date
join teams as t
    on t.team_key = j.team_key
    and h.start_date < t.study_end
    and j.start_date < t.study_end
group by t.study_end, t.metric, h.badge_key
union all
select t.study_end, t.metric, 0, count(distinct j.person_id)
from core.job_states as j
join teams as t
    on t.team_key = j.team_key
    and j.start_date < t.study_end
join core.rollout_starts as r on r.team_key = t.team_key
group by t.study_end, t.metric
