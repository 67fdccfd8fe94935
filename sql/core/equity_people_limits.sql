-- Grain: pair of badge 'all' of a demographic, an intersection or a location. Key: audit_end, stage, attribute, focal_group, reference_rule. Jackknife limits over
-- people. Teams, managers and assessors have none: a dozen people bear no jackknife. Of the reference, people in roles without anyone
-- of the focal group (role_key -1) count for the crude ratio alone.
with pairs as (
    select audit_end, stage, attribute, focal_group, reference_group, reference_rule
    from core.equity_pairs
    where badge_key = 0
        and not_compared is null
        and focal_group is distinct from reference_group
        and attribute not in ('team_id', 'manager_id', 'assessor_id')
),

known as (
    select *
    from core.equity_clusters
    where group_name <> 'Unknown'
        and attribute not in ('team_id', 'manager_id', 'assessor_id')
),

sides as (
    select p.audit_end, p.stage, p.attribute, p.focal_group, p.reference_rule, c.group_name = p.focal_group as focal, c.role_key, c.rows, c.selected, c.people
    from pairs as p
    join known as c
        on c.audit_end = p.audit_end
        and c.stage = p.stage
        and c.attribute = p.attribute
        and (p.reference_rule = 'others' or c.group_name = p.focal_group or c.group_name = p.reference_group)
),

placed as (
    select *, bool_or(focal) over (partition by audit_end, stage, attribute, focal_group, reference_rule, role_key) as told
    from sides
),

alike as (
    select
        audit_end,
        stage,
        attribute,
        focal_group,
        reference_rule,
        focal,
        case when told then role_key else -1 end as role_key,
        rows,
        selected,
        sum(people)::bigint as people
    from placed
    group by all
)

select
    audit_end,
    stage,
    0 as badge_key,
    attribute,
    focal_group,
    reference_rule,
    unnest(people_limits(
        list(role_key::double order by role_key, focal, rows, selected),
        list(focal order by role_key, focal, rows, selected),
        list(rows::double order by role_key, focal, rows, selected),
        list(selected::double order by role_key, focal, rows, selected),
        list(people::double order by role_key, focal, rows, selected)
    ))
from alike
group by audit_end, stage, attribute, focal_group, reference_rule
