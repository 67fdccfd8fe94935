-- Grain: the member that a state or a profile has in a dimension. Key: kind, id, dimension.
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
)

select 'state' as kind, state_id as id, dimension, member
from state_members
union all
select 'profile', profile_id, attribute, member
from profile_members
