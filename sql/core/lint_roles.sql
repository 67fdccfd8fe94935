-- Grain: a finding of marts.framework_lint about a role or a family. Key: rule, object_id. Roles of their family's lowest rank are hired into: no step need
-- lead to them.
with requirements as (
    select role_key, count(*) as badges
    from core.role_requirements
    group by role_key
),

roles as (
    select
        r.*,
        min(r.level_rank) over (partition by r.family) as lowest_rank,
        r.role_key in (select to_role_key from staging.career_steps) as led_to,
        coalesce(q.badges, 0) as badges
    from staging.roles as r
    left join requirements as q using (role_key)
    where r.role_key > 0
)

select
    'role_no_step_leads_to' as rule,
    'role' as object_type,
    r.role_id as object_id,
    'It is above the lowest rank of ' || r.family || ', and no career step leads to it' as detail,
    null::date as since
from roles as r
where r.level_rank > r.lowest_rank
    and not r.led_to
union all
select 'role_without_requirements', 'role', r.role_id, 'A career step leads to it, and it requires no badge', null
from roles as r
where r.led_to
    and r.badges = 0
union all
select
    'too_many_badges_a_step',
    'role',
    r.role_id,
    'A step to it asks for ' || r.badges || ' badges; more than ' || l.badges_a_step || ' tire people out',
    null
from roles as r
cross join core.program_limits as l
where r.led_to
    and r.badges > l.badges_a_step
union all
select 'family_without_specialist_track', 'family', r.family, 'Its only way up is management: no role is of the specialist track', null
from roles as r
group by r.family
having bool_or(r.track = 'management')
    and not bool_or(r.track = 'specialist')
