-- Grain: the member that a state or a profile has in a dimension. Key: kind, id, dimension. crossed: a pair that the manifest declares,
-- of two attributes of the job or two of the person; its members add up to all too.
with state_members as (
    select
        state_id,
        unnest([
            {'dimension': 'all', 'member': 'all'},
            {'dimension': 'family', 'member': family},
            {'dimension': 'level', 'member': level},
            {'dimension': 'business_unit', 'member': business_unit},
            {'dimension': 'location', 'member': location}
        ], recursive := true)
    from core.states
),

profile_members as (
    select profile_id, unnest(demographics, recursive := true)
    from core.profiles
),

members as (
    select 'state' as kind, state_id as id, dimension, member
    from state_members
    union all
    select 'profile', profile_id, attribute, member
    from profile_members
),

crosses as (
    select unnest(crosses) as pair
    from staging.settings
)

select kind, id, dimension, member, false as crossed
from members
union all
select a.kind, a.id, a.dimension || ' × ' || b.dimension, a.member || ' × ' || b.member, true
from crosses as c
join members as a on a.dimension = c.pair[1]
join members as b
    on b.kind = a.kind
    and b.id = a.id
    and b.dimension = c.pair[2]
