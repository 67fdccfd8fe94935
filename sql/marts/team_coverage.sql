-- Grain: a team × badge that one of its employees' roles requires, or that one of them holds or is stalled in. Key: team_id, badge_id. Its own employees on
-- as_of, not those of teams below it. holders: by the badge or a higher level; coverage: holders ÷ headcount. status: the first of gap (needed,
-- no holder), concentrated (one holder), thin (fewer holders than needed), over (more than one and a half times), covered.
with members as (
    select person_id, team_key, role_key
    from core.current_jobs
    where team_key > 0
),

headcounts as (
    select team_key, count(*) as headcount
    from members
    group by team_key
),

facts as (
    select m.team_key, q.badge_key, 1 as needed, 0 as holders, 0 as stalled
    from members as m
    join core.role_requirements as q using (role_key)
    union all
    select m.team_key, h.badge_key, 0, 1, 0
    from members as m
    join core.current_requirements as h using (person_id)
    union all
    select m.team_key, e.badge_key, 0, 0, 1
    from members as m
    join core.open_enrolments as e using (person_id)
    where e.stalled
),

counted as (
    select
        team_key,
        badge_key,
        sum(needed)::integer as needed,
        sum(holders)::integer as holders,
        sum(stalled)::integer as stalled_learners
    from facts
    group by team_key, badge_key
)

select
    t.team_id,
    b.badge_id,
    h.headcount::integer as headcount,
    c.needed,
    c.holders,
    c.holders::double / h.headcount as coverage,
    c.holders = 1 as sole_holder,
    c.stalled_learners,
    coverage_status(c.needed, c.holders) as status
from counted as c
join headcounts as h using (team_key)
join staging.teams as t using (team_key)
join staging.badges as b using (badge_key)
