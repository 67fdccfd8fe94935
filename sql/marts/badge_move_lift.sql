-- Grain: badge that a next role requires ('any': any of them) × method. Key: badge_id, method. How many times as high the hazard of a
-- mobility move is for those who hold it (METRICS section 4): Cox, baseline by family × level, Efron ties, Wald intervals. Subjects are
-- role spells in roles with a career step to a role that requires it. Null where moves are all on one side.
with supplied as (
    select 1
    from core.supply
    where name in ('career_steps', 'role_requirements', 'awards', 'job_changes')
    having bool_and(supplied)
),

-- people by the set of roles that they were followed in, so that nobody is counted once a badge
person_roles as (
    select basis, person_id, list(role_key order by role_key, start_date) as role_keys
    from core.lift_spells
    group by basis, person_id
),

role_sets as (
    select basis, role_keys, count(*) as people
    from person_roles
    group by basis, role_keys
),

set_badges as (
    select s.basis, s.role_keys, s.people, n.badge_key, count(*) as role_spells
    from (select *, unnest(role_keys) as role_key from role_sets) as s
    join core.next_badges as n using (role_key)
    group by all
),

subjects as (
    select basis, badge_key, sum(people) as people, sum(people * role_spells) as role_spells
    from set_badges
    group by basis, badge_key
),

fits as (
    select
        method,
        badge_key,
        sum(moves) as moves,
        sum(moves_held) as moves_held,
        sum((departed - entered) * time) as person_days,
        sum((held_departed - held_entered) * time) as person_days_held,
        cox_hazard_ratios(
            2,
            flatten(list([at_risk - held_at_risk, held_at_risk]::double[] order by family, level, time) filter (moves > 0)),
            flatten(list([moves - moves_held, moves_held]::double[] order by family, level, time) filter (moves > 0))
        )[2] as held
    from core.lift_counts
    group by method, badge_key
)

select
    coalesce(b.badge_id, 'any') as badge_id,
    f.method,
    f.held.hazard_ratio as hazard_ratio,
    f.held.lower as lower,
    f.held.upper as upper,
    f.held.p as p,
    s.people::bigint as people,
    s.role_spells::bigint as role_spells,
    f.moves::bigint as moves,
    f.moves_held::bigint as moves_held,
    f.person_days_held::bigint as person_days_held,
    (f.person_days - f.person_days_held)::bigint as person_days_not_held
from fits as f
join subjects as s
    on s.badge_key = f.badge_key
    and s.basis = case f.method when 'landmark_12m' then 'landmark_12m' else 'entry' end
left join staging.badges as b on b.badge_key = f.badge_key
cross join supplied
