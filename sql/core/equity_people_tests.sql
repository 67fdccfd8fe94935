-- Grain: pair of badge 'all'. Key: audit_end, stage, attribute, focal_group, reference_rule. What people with several rows say, by the score form over the roles
-- at their first rows. Of the reference, people in roles without anyone of the focal group are one stratum more (role_key -1): it counts
-- for the test without strata alone.
with pairs as (
    select audit_end, stage, attribute, focal_group, reference_group, reference_rule
    from core.equity_pairs
    where badge_key = 0
        and not_compared is null
        and focal_group is distinct from reference_group
),

clusters as (
    select audit_end, stage, attribute, group_name, role_key, [people, rows, selected, rows_squared, rows_selected, selected_squared] as sums
    from core.equity_cluster_sums
),

known as (
    select
        audit_end,
        stage,
        attribute,
        role_key,
        [sum(people), sum(rows), sum(selected), sum(rows_squared), sum(rows_selected), sum(selected_squared)]::bigint[] as sums
    from core.equity_cluster_sums
    group by grouping sets ((audit_end, stage, attribute, role_key), (audit_end, stage, attribute))
),

groups as (
    select
        audit_end,
        stage,
        attribute,
        group_name,
        [sum(people), sum(rows), sum(selected), sum(rows_squared), sum(rows_selected), sum(selected_squared)]::bigint[] as sums
    from core.equity_cluster_sums
    group by audit_end, stage, attribute, group_name
),

in_role as (
    select
        p.*,
        f.role_key,
        f.sums as focal,
        case
            when p.reference_rule = 'others' then list_transform(k.sums, (x, i) -> x - f.sums[i])
            else coalesce(r.sums, [0, 0, 0, 0, 0, 0])
        end as reference
    from pairs as p
    join clusters as f
        on f.audit_end = p.audit_end
        and f.stage = p.stage
        and f.attribute = p.attribute
        and f.group_name = p.focal_group
    left join clusters as r
        on r.audit_end = p.audit_end
        and r.stage = p.stage
        and r.attribute = p.attribute
        and r.group_name = p.reference_group
        and r.role_key = f.role_key
    join known as k
        on k.audit_end = f.audit_end
        and k.stage = f.stage
        and k.attribute = f.attribute
        and k.role_key = f.role_key
),

-- one list a pair: each ordered list of an aggregate keeps the rows of all groups
listed as (
    select
        audit_end,
        stage,
        attribute,
        focal_group,
        reference_group,
        reference_rule,
        list_sort(list({role_key: role_key, focal: focal, reference: reference})) as roles
    from in_role
    group by audit_end, stage, attribute, focal_group, reference_group, reference_rule
),

beside as (
    select
        p.audit_end,
        p.stage,
        p.attribute,
        p.focal_group,
        p.reference_rule,
        flatten(list_transform(p.roles, lambda role: list_concat(role.focal, role.reference)))::double[] as strata,
        list_transform(
            case when p.reference_rule = 'others' then k.sums else r.sums end,
            lambda x, i: x - list_sum(list_transform(p.roles, lambda role: role.reference[i])) - case when p.reference_rule = 'others' then f.sums[i] else 0 end
        ) as rest
    from listed as p
    join groups as f
        on f.audit_end = p.audit_end
        and f.stage = p.stage
        and f.attribute = p.attribute
        and f.group_name = p.focal_group
    left join groups as r
        on r.audit_end = p.audit_end
        and r.stage = p.stage
        and r.attribute = p.attribute
        and r.group_name = p.reference_group
    join known as k
        on k.audit_end = p.audit_end
        and k.stage = p.stage
        and k.attribute = p.attribute
        and k.role_key is null
)

select
    audit_end,
    stage,
    0 as badge_key,
    attribute,
    focal_group,
    reference_rule,
    unnest(compare_clusters(list_concat(strata, list_concat([0, 0, 0, 0, 0, 0], rest))::double[]))
from beside
