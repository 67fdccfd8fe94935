-- Grain: a badge. Key: badge_id. The organization's employees on as_of: whose role requires it, who hold it (or a higher level), whose holding ends within
-- twelve months as things stand, who are enrolled and do not hold it, and how many teams have a single holder. status as in
-- marts.team_coverage, over the whole organization. scarce: its competency is.
with needed as (
    select q.badge_key, count(*) as people
    from core.current_jobs as j
    join core.role_requirements as q using (role_key)
    group by q.badge_key
),

held as (
    select
        h.badge_key,
        count(*) as people,
        count(*) filter (h.last_day <= (s.as_of + interval 12 month)::date) as expiring
    from core.current_requirements as h
    cross join staging.settings as s
    group by h.badge_key
),

learning as (
    select e.badge_key, count(*) as people
    from core.open_enrolments as e
    anti join core.current_requirements as h using (person_id, badge_key)
    group by e.badge_key
),

single_holders as (
    select badge_id, count(*) as teams
    from marts.team_coverage
    where sole_holder
    group by badge_id
)

select
    b.badge_id,
    coalesce(h.people, 0)::integer as holders,
    coalesce(h.expiring, 0)::integer as expiring_12m,
    coalesce(l.people, 0)::integer as in_progress,
    coalesce(t.teams, 0)::integer as single_holder_teams,
    coverage_status(coalesce(n.people, 0), coalesce(h.people, 0)) as status,
    coalesce(n.people, 0)::integer as needed,
    coalesce(c.scarce, false) as scarce
from staging.badges as b
left join held as h using (badge_key)
left join needed as n using (badge_key)
left join learning as l using (badge_key)
left join single_holders as t using (badge_id)
left join raw.competencies as c using (competency_id)
