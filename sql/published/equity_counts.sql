-- Grain: stage × badge ('all' too) × attribute × group × family × level on entry (`all`, `all`: the whole group). Key: all of them. The published audit
-- window, which ends with the last whole quarter: counts, and whether they may be shown. A family × level of a group has two parents,
-- the group and everyone of that family and level; neither may leave too few people. Rounded, but for whole groups where the audit is exact
-- (METRICS section 9.4): these have a row for each badge of the stage, so that a row tells nothing, and are shown or withheld, no reason given.
with counted as (
    select
        stage,
        coalesce(badge_key, 0) as badge_key,
        profile_id,
        location,
        family,
        level,
        case when grouping(profile_id) = 0 then 'profile' else 'location' end as kind,
        count(*) as pool,
        sum(record_key::hugeint) as pool_key,
        count(*) filter (selected) as selected,
        coalesce(sum(record_key::hugeint) filter (selected), 0) as selected_key,
        count(*) filter (enrolled) as enrolled,
        coalesce(sum(record_key::hugeint) filter (enrolled), 0) as enrolled_key
    from core.equity_entries
    where published
    group by grouping sets ((stage, badge_key, family, level, profile_id), (stage, badge_key, family, level, location))
),

named as (
    select c.*, m.dimension as attribute, m.member as group_name
    from counted as c
    join core.dimension_members as m
        on m.kind = 'profile'
        and m.id = c.profile_id
        and not m.crossed
    where c.kind = 'profile'
    union all
    select *, 'location', location
    from counted
    where kind = 'location'
),

staged as (
    select stage, badge_key, attribute, group_name, family, level, pool, pool_key, selected, selected_key
    from named
    union all
    select g.stage, n.badge_key, n.attribute, n.group_name, n.family, n.level, n.pool, n.pool_key, n.enrolled, n.enrolled_key
    from named as n
    join core.equity_stages as g
        on g.stage = 'enrolled'
        and g.missing is null
    where n.stage = 'overall'
),

summed as (
    select
        stage,
        case when grouping(badge_key) = 1 then 0 else badge_key end as badge_key,
        attribute,
        group_name,
        case when grouping(family) = 1 then 'all' else family end as family,
        case when grouping(family) = 1 then 'all' else level end as level,
        sum(pool)::bigint as exact_pool,
        case when t.exact_audit and grouping(family) = 1 then sum(pool)::integer else rounded(sum(pool), sum(pool_key)) end as pool,
        case when t.exact_audit and grouping(family) = 1 then sum(selected)::integer else rounded(sum(selected), sum(selected_key)) end as selected
    from staged
    cross join published.thresholds as t
    group by t.exact_audit, grouping sets (
        (stage, attribute, group_name),
        (stage, attribute, group_name, family, level),
        (stage, badge_key, attribute, group_name),
        (stage, badge_key, attribute, group_name, family, level)
    )
    having grouping(badge_key) = 1
        or badge_key > 0
),

absent as (
    select b.stage, b.badge_key, g.attribute, g.group_name, 'all' as family, 'all' as level, 0::bigint as exact_pool, 0 as pool, 0 as selected
    from (select distinct stage, badge_key from summed) as b
    join (select distinct stage, attribute, group_name from summed) as g using (stage)
    join published.thresholds as t on t.exact_audit
    anti join summed as s
        on s.stage = b.stage
        and s.badge_key = b.badge_key
        and s.attribute = g.attribute
        and s.group_name = g.group_name
),

sized as (
    select
        s.*,
        case when s.badge_key = 0 then p.people else s.exact_pool end as people,
        case when s.badge_key = 0 then p.all_people else sum(s.exact_pool) over of_stratum end as all_people,
        sum(s.exact_pool) over of_stratum as all_pool
    from (from summed union all by name from absent) as s
    join published.equity_people as p using (stage, attribute, group_name, family, level)
    window of_stratum as (partition by s.stage, s.badge_key, s.attribute, s.family, s.level)
),

within as (
    select
        *,
        max(people) filter (family = 'all') over of_group as group_people,
        max(exact_pool) filter (family = 'all') over of_group as group_pool
    from sized
    window of_group as (partition by stage, badge_key, attribute, group_name)
)

select
    n.stage,
    coalesce(b.badge_id, 'all') as badge_id,
    n.attribute,
    n.group_name,
    n.family,
    n.level,
    least(n.selected, n.pool) as selected,
    n.pool,
    state_unless_derivable(
        case
            when t.exact_audit and n.family = 'all' then if(n.people >= t.minimum_cell and h.cell is null, 'shown', 'withheld')
            when w.cell is not null then 'derivable'
            when n.group_pool > n.exact_pool and n.group_people - n.people < t.minimum_cell and n.people >= t.minimum_cell then 'complement'
            else cell_state(n.people, n.all_people - n.people, n.all_pool - n.exact_pool, t.minimum_cell, t.rate_cell)
        end,
        h.cell
    ) as state
from within as n
cross join published.thresholds as t
left join staging.badges as b using (badge_key)
left join raw.hidden_cells as h
    on h.model = 'equity_counts'
    and h.cell = concat_ws('|', n.stage, coalesce(b.badge_id, 'all'), n.attribute, n.group_name, n.family, n.level)
left join raw.hidden_cells as w
    on t.exact_audit
    and n.family <> 'all'
    and w.model = 'equity_counts'
    and w.cell = concat_ws('|', n.stage, coalesce(b.badge_id, 'all'), n.attribute, n.group_name, 'all', 'all')
