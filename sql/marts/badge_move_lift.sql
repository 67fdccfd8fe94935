-- Grain: badge that a next role requires ('any': any of them) × method. Key: badge_id, method. How many times as high the hazard of a
-- mobility move is for those who hold it (METRICS section 4). Subjects are role spells in roles with a career step to a role that
-- requires it; time_dependent counts holding from the day after the award, naive from the first day, landmark_12m as on that day.
with supplied as (
    select 1
    from core.supply
    where name in ('career_steps', 'role_requirements', 'awards', 'job_changes')
    having bool_and(supplied)
)

select
    coalesce(b.badge_id, 'any') as badge_id,
    r.method,
    r.hazard_ratio,
    r.lower,
    r.upper,
    r.p,
    s.people,
    s.role_spells,
    r.moves,
    r.moves_held,
    r.person_days_held,
    r.person_days_not_held
from core.lift_ratios as r
join core.lift_subjects as s using (seen_until, basis, badge_key)
join staging.settings as t on t.as_of = r.seen_until
cross join supplied
left join staging.badges as b using (badge_key)
