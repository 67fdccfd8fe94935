-- Grain: audit window × stage × badge (badge_key 0: all) × attribute × focal group × reference rule. Key: all of them. Every evaluable group against the group of
-- the highest rate (of a tie the larger pool, then the first name), the largest, the configured one, and all others of known group
-- together (reference_group null). Against itself only by the rule highest, where its verdict stands. not_compared: why a row of the
-- rule highest bears counts alone; small groups of teams, managers and assessors have no row and are counted in marts.equity_exclusions.
with referenced as (
    select
        g.*,
        first_value(case when may_be_reference then group_name end) over by_rate as highest,
        first_value(case when evaluable then group_name end) over by_size as largest
    from core.equity_groups as g
    window
        by_rate as (partition by audit_end, stage, badge_key, attribute order by may_be_reference desc, selected::double / pool desc, pool desc, group_name rows between unbounded preceding and unbounded following),
        by_size as (partition by audit_end, stage, badge_key, attribute order by evaluable desc, pool desc, group_name rows between unbounded preceding and unbounded following)
),

ruled as (
    select r.*, 'highest' as reference_rule, r.highest as reference_group
    from referenced as r
    where r.evaluable or r.attribute not in ('team_id', 'manager_id', 'assessor_id')
    union all
    select r.*, 'largest', r.largest
    from referenced as r
    where r.evaluable
        and r.group_name <> r.largest
    union all
    select r.*, 'configured', s.reference_groups[r.attribute]
    from referenced as r
    cross join staging.settings as s
    where r.evaluable
        and r.group_name <> s.reference_groups[r.attribute]
),

against_groups as (
    select
        p.*,
        f.selected as reference_selected,
        f.pool as reference_pool,
        f.people as reference_people
    from ruled as p
    left join core.equity_groups as f
        on f.audit_end = p.audit_end
        and f.stage = p.stage
        and f.badge_key = p.badge_key
        and f.attribute = p.attribute
        and f.group_name = p.reference_group
    where p.reference_rule = 'highest'
        or f.evaluable
),

pairs as (
    from against_groups
    union all by name
    select
        r.*,
        'others' as reference_rule,
        r.known_selected - r.selected as reference_selected,
        r.known_pool - r.pool as reference_pool,
        r.known_people - r.people as reference_people
    from referenced as r
    where r.evaluable
        and r.known_pool > r.pool
)

select
    p.audit_end,
    p.stage,
    p.badge_key,
    p.attribute,
    p.group_name as focal_group,
    p.reference_group,
    p.reference_rule,
    p.selected as focal_selected,
    p.pool as focal_pool,
    p.people as focal_people,
    p.reference_selected::bigint as reference_selected,
    p.reference_pool::bigint as reference_pool,
    p.reference_people::bigint as reference_people,
    p.evaluable,
    case
        when p.group_name = 'Unknown' then 'unknown group'
        when not p.evaluable then 'under the minimum cell'
        when p.reference_group is null and p.reference_rule <> 'others' then 'no reference'
        when p.reference_people < s.minimum_cell or p.known_people - p.people < s.minimum_cell then 'reference under the minimum cell'
        when p.reference_selected = 0 then 'reference without anyone selected'
    end as not_compared
from pairs as p
cross join staging.settings as s
