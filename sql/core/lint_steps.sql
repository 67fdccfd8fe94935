-- Grain: a finding of marts.framework_lint about a career step. Key: rule, object_id. A role lies on a circle of promotions where promotions lead from it
-- back to itself.
with recursive steps as (
    select
        c.*,
        f.role_id as from_role_id,
        t.role_id as to_role_id,
        f.role_id || ' → ' || t.role_id as step,
        f.family = t.family as same_family,
        f.level_rank as from_rank,
        t.level_rank as to_rank,
        t.track as to_track
    from staging.career_steps as c
    join staging.roles as f on f.role_key = c.from_role_key
    join staging.roles as t on t.role_key = c.to_role_key
),

promotions as (
    select from_role_key, to_role_key
    from steps
    where kind = 'promotion'
        and from_role_key <> to_role_key
),

reached (from_role_key, to_role_key) as (
    select from_role_key, to_role_key
    from promotions
    union
    select r.from_role_key, p.to_role_key
    from reached as r
    join promotions as p on p.from_role_key = r.to_role_key
)

select
    'promotions_in_a_circle' as rule,
    'role' as object_type,
    r.role_id as object_id,
    'Promotions lead from it back to it' as detail,
    null::date as since
from reached as c
join staging.roles as r on r.role_key = c.from_role_key
where c.to_role_key = c.from_role_key
union all
select 'step_to_itself', 'step', step, 'It leads where it begins', null
from steps
where from_role_key = to_role_key
union all
select 'step_without_assignment', 'step', step, 'No assignment builds the experience that it takes', null
from steps
where assignment is null
union all
select 'promotion_without_minimum_months', 'step', step, 'A promotion is open from the first day in the role', null
from steps
where kind = 'promotion'
    and minimum_months_in_role <= 0
union all
select 'promotion_to_no_higher_rank', 'step', step, 'A promotion within a family leads from rank ' || from_rank || ' to rank ' || to_rank, null
from steps
where kind = 'promotion'
    and same_family
    and from_role_key <> to_role_key
    and to_rank <= from_rank
union all
select 'specialist_step_to_another_track', 'step', step, 'Its kind is specialist, and it leads to a role of the track ' || to_track, null
from steps
where kind = 'specialist'
    and to_track <> 'specialist'
