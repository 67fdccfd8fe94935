-- Grain: a distinct set of demographics. Key: profile_id; 0 is the person of whom nothing is known.
with profiles as (
    select demographics, dense_rank() over (order by demographics)::integer as profile_id
    from (select distinct demographics from staging.demographics)
)

select profile_id, demographics
from profiles
union all
select
    0,
    list_transform((select demographics from staging.settings), attribute -> {'attribute': attribute, 'member': 'Unknown'})
