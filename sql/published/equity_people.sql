-- Grain: stage × attribute × group × family × level (`all`, `all`: the whole group). Key: all of them. Who is in a stage of the published audit
-- window over all badges: people, and all_people of the same family and level whatever their group. One person may be in several.
with persons as (
    select distinct stage, person_id, profile_id, location, family, level
    from core.equity_entries
    where published
),

counted as (
    select
        stage,
        profile_id,
        location,
        case when grouping(family) = 1 then 'all' else family end as family,
        case when grouping(family) = 1 then 'all' else level end as level,
        case when grouping(profile_id) = 0 then 'profile' when grouping(location) = 0 then 'location' else 'everyone' end as kind,
        count(distinct person_id) as people
    from persons
    group by grouping sets (
        (stage),
        (stage, family, level),
        (stage, profile_id),
        (stage, profile_id, family, level),
        (stage, location),
        (stage, location, family, level)
    )
),

named as (
    select c.stage, m.dimension as attribute, m.member as group_name, c.family, c.level, c.people
    from counted as c
    join core.dimension_members as m
        on m.kind = 'profile'
        and m.id = c.profile_id
        and not m.crossed
    where c.kind = 'profile'
    union all
    select stage, 'location', location, family, level, people
    from counted
    where kind = 'location'
),

grouped as (
    select stage, attribute, group_name, family, level, sum(people)::bigint as people
    from named
    group by stage, attribute, group_name, family, level
),

staged as (
    select g.*, e.people as all_people
    from grouped as g
    join counted as e
        on e.kind = 'everyone'
        and e.stage = g.stage
        and e.family = g.family
        and e.level = g.level
)

from staged
union all
select s.* replace (g.stage as stage)
from staged as s
join core.equity_stages as g
    on g.stage = 'enrolled'
    and g.missing is null
where s.stage = 'overall'
