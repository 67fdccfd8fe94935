-- Grain: an employee employed on as_of × role one career step from theirs. Key: person_id, to_role_key. missing: the bits of the required
-- badges (core.requirement_bits) that they do not hold on as_of, null where the role requires none. elapsed_ticks: what they have already spent on missing
-- badges that they are enrolled in, as far as it shortens the wait (at least a month of each remains). Roles are looked up first (materialized): joined
-- by badge alone, every learner would meet every role that asks for it.
with steps as (
    select from_role_key, to_role_key, minimum_months_in_role
    from staging.career_steps
    where from_role_key <> to_role_key
),

step_badges as (
    select s.from_role_key, s.to_role_key, b.badge_key, b.bit
    from steps as s
    join core.requirement_bits as b on b.role_key = s.to_role_key
),

holders as materialized (
    select h.person_id, h.badge_key, j.role_key
    from core.current_requirements as h
    join core.current_jobs as j using (person_id)
),

held as (
    select h.person_id, s.to_role_key, bit_or(s.bit) as bits
    from holders as h
    join step_badges as s
        on s.from_role_key = h.role_key
        and s.badge_key = h.badge_key
    group by h.person_id, s.to_role_key
),

learners as materialized (
    select e.person_id, e.badge_key, j.role_key, least(e.elapsed_ticks, m.ticks - 377580) as ticks
    from core.open_enrolments as e
    join core.current_jobs as j using (person_id)
    join core.earning_months as m using (badge_key)
    left join core.current_requirements as h
        on h.person_id = e.person_id
        and h.badge_key = e.badge_key
    where h.person_id is null
),

begun as (
    select e.person_id, s.to_role_key, sum(e.ticks)::bigint as ticks
    from learners as e
    join step_badges as s
        on s.from_role_key = e.role_key
        and s.badge_key = e.badge_key
    group by e.person_id, s.to_role_key
),

required as (
    select role_key, bit_or(bit) as bits
    from core.requirement_bits
    group by role_key
)

select
    j.person_id,
    s.to_role_key,
    case when h.bits is null then r.bits else r.bits & ~h.bits end as missing,
    coalesce(b.ticks, 0) as elapsed_ticks,
    j.role_ticks,
    greatest(s.minimum_months_in_role * 377580 - j.role_ticks, 0) as service_ticks
from core.current_jobs as j
join steps as s on s.from_role_key = j.role_key
left join required as r on r.role_key = s.to_role_key
left join held as h
    on h.person_id = j.person_id
    and h.to_role_key = s.to_role_key
left join begun as b
    on b.person_id = j.person_id
    and b.to_role_key = s.to_role_key
