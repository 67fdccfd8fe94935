-- Grain: stage × badge (badge_key 0: the stage is about no badge) × attribute × group × family × level × completed years of tenure on entry
-- (null for teams and managers, which no model adjusts). Key: all of them. Rows of the pool and those selected. Assessors are asked about at stage awarded alone.
with counted as (
    select
        stage,
        badge_key,
        family,
        level,
        tenure_years,
        profile_id,
        location,
        team_key,
        manager_person_id,
        assessor_person_id, -- uses: assessors
        case
            when grouping(profile_id) = 0 then 'profile'
            when grouping(location) = 0 then 'location'
            when grouping(team_key) = 0 then 'team_id'
            when grouping(assessor_person_id) = 0 then 'assessor_id' -- uses: assessors
            else 'manager_id'
        end as kind,
        count(*) as pool,
        count(*) filter (selected) as selected,
        count(*) filter (enrolled) as enrolled
    from core.equity_entries
    where current
    group by grouping sets (
        (stage, badge_key, family, level, tenure_years, assessor_person_id), -- uses: assessors
        (stage, badge_key, family, level, tenure_years, profile_id),
        (stage, badge_key, family, level, tenure_years, location),
        (stage, badge_key, family, level, team_key),
        (stage, badge_key, family, level, manager_person_id)
    )
),

named as (
    select c.*, a.attribute, a.group_name
    from counted as c
    join core.equity_attributes as a using (profile_id)
    where c.kind = 'profile'
    union all
    select c.*, 'location', c.location
    from counted as c
    where c.kind = 'location'
    union all
    select c.*, 'team_id', coalesce(t.team_id, 'Unknown')
    from counted as c
    left join core.teams as t using (team_key)
    where c.kind = 'team_id'
    union all
    select c.*, 'manager_id', coalesce(p.employee_id, 'Unknown')
    from counted as c
    left join staging.people as p on p.person_id = c.manager_person_id
    where c.kind = 'manager_id'
    union all -- uses: assessors
    select c.*, 'assessor_id', coalesce(p.employee_id, 'Unknown') -- uses: assessors
    from counted as c -- uses: assessors
    left join staging.people as p on p.person_id = c.assessor_person_id -- uses: assessors
    where c.kind = 'assessor_id' and c.stage = 'awarded' -- uses: assessors
),

staged as (
    select stage, coalesce(badge_key, 0) as badge_key, attribute, group_name, family, level, tenure_years, pool, selected
    from named
    union all
    select g.stage, n.badge_key, n.attribute, n.group_name, n.family, n.level, n.tenure_years, n.pool, n.enrolled
    from named as n
    join core.equity_stages as g
        on g.stage = 'enrolled'
        and g.missing is null
    where n.stage = 'overall'
)

select
    stage,
    badge_key,
    attribute,
    group_name,
    family,
    level,
    tenure_years,
    sum(pool)::bigint as pool,
    sum(selected)::bigint as selected
from staged
group by stage, badge_key, attribute, group_name, family, level, tenure_years
