-- Grain: audit window × stage × badge (badge_key 0: the stage is about no badge) × attribute × group × family × level × completed years of tenure on entry
-- (null for teams and managers, which no model adjusts). Key: all of them. Rows of the pool and those selected. Assessors are asked about at stage awarded alone.
with counted as (
    select
        audit_end,
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
    group by grouping sets (
        (audit_end, stage, badge_key, family, level, tenure_years, assessor_person_id), -- uses: assessors
        (audit_end, stage, badge_key, family, level, tenure_years, profile_id),
        (audit_end, stage, badge_key, family, level, tenure_years, location),
        (audit_end, stage, badge_key, family, level, team_key),
        (audit_end, stage, badge_key, family, level, manager_person_id)
    )
),

named as (
    select c.*, n.attribute, n.group_name
    from counted as c
    join core.equity_names as n
        on n.kind = c.kind
        and n.id = coalesce(
            c.assessor_person_id::varchar, -- uses: assessors
            c.profile_id::varchar,
            c.location,
            nullif(c.team_key, 0)::varchar,
            c.manager_person_id::varchar,
            ''
        )
    where c.kind <> 'assessor_id' or c.stage = 'awarded'
),

staged as (
    select audit_end, stage, coalesce(badge_key, 0) as badge_key, attribute, group_name, family, level, tenure_years, pool, selected
    from named
    union all
    select n.audit_end, g.stage, n.badge_key, n.attribute, n.group_name, n.family, n.level, n.tenure_years, n.pool, n.enrolled
    from named as n
    join core.equity_stages as g
        on g.stage = 'enrolled'
        and g.missing is null
    where n.stage = 'overall'
)

select
    audit_end,
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
group by audit_end, stage, badge_key, attribute, group_name, family, level, tenure_years
