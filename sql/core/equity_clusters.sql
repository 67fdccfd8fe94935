-- Grain: audit window × stage × attribute × group × role × rows × selected. Key: all of them. People of a group by how many rows of the stage they have over all
-- badges and how many of these were selected; role: that at their first row. What badge 'all' rests on, since the rows of one person are
-- not independent. Someone with rows in two groups (a transfer between two entries) is counted in each.
with people as (
    select
        audit_end,
        stage,
        person_id,
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
        min({'entry_date': entry_date, 'badge_key': badge_key, 'role_key': role_key}).role_key as role_key,
        count(*) as pool,
        count(*) filter (selected) as selected,
        count(*) filter (enrolled) as enrolled
    from core.equity_entries
    group by grouping sets (
        (audit_end, stage, person_id, assessor_person_id), -- uses: assessors
        (audit_end, stage, person_id, profile_id),
        (audit_end, stage, person_id, location),
        (audit_end, stage, person_id, team_key),
        (audit_end, stage, person_id, manager_person_id)
    )
),

staged as (
    select p.* exclude (enrolled)
    from people as p
    union all
    select p.* exclude (enrolled) replace (g.stage as stage, p.enrolled as selected)
    from people as p
    join core.equity_stages as g
        on g.stage = 'enrolled'
        and g.missing is null
    where p.stage = 'overall'
),

alike as (
    select * exclude (person_id), count(*) as people
    from staged
    group by all
),

named as (
    select h.*, n.attribute, n.group_name
    from alike as h
    join core.equity_names as n
        on n.kind = h.kind
        and n.id = coalesce(
            h.assessor_person_id::varchar, -- uses: assessors
            h.profile_id::varchar,
            h.location,
            nullif(h.team_key, 0)::varchar,
            h.manager_person_id::varchar,
            ''
        )
    where h.kind <> 'assessor_id' or h.stage = 'awarded'
)

select
    audit_end,
    stage,
    attribute,
    group_name,
    role_key,
    pool as rows,
    selected,
    sum(people)::bigint as people
from named
group by audit_end, stage, attribute, group_name, role_key, pool, selected
