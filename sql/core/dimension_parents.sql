-- Grain: a member of a dimension × what it is a part of: the whole, and of a pair each half. Key: dimension, member, parent_dimension.
with crosses as (
    select unnest(crosses) as pair
    from staging.settings
),

members as (
    select distinct dimension, member, crossed
    from core.dimension_members
)

select dimension, member, 'all' as parent_dimension, 'all' as parent_member
from members
union all
select m.dimension, m.member, p.dimension, p.member
from members as m
join crosses as c on m.dimension = c.pair[1] || ' × ' || c.pair[2]
join members as p
    on (p.dimension = c.pair[1] and starts_with(m.member, p.member || ' × '))
    or (p.dimension = c.pair[2] and ends_with(m.member, ' × ' || p.member))
where m.crossed
    and not p.crossed
