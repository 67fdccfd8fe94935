-- Grain: profile × audited attribute of the person. Key: profile_id, attribute. Each demographic, and each pair of them as an intersection
-- (`a × b`, in the manifest's order); Unknown where either is.
with singles as (
    select
        d.id as profile_id,
        d.dimension as attribute,
        d.member as group_name,
        list_position(s.demographics, d.dimension) as position
    from core.dimension_members as d
    cross join staging.settings as s
    where d.kind = 'profile'
        and not d.crossed
)

select profile_id, attribute, group_name
from singles
union all
select
    a.profile_id,
    a.attribute || ' × ' || b.attribute,
    case when a.group_name = 'Unknown' or b.group_name = 'Unknown' then 'Unknown' else a.group_name || ' × ' || b.group_name end
from singles as a
join singles as b
    on b.profile_id = a.profile_id
    and b.position > a.position
