-- Grain: a role. Key: role_id. positions: incumbents and open requisitions on as_of. Who is ready, of those one career step away (the role's incumbents
-- are never among them), by tier. breadth: somebody is ready now. distinct_covered (critical roles): positions filled when nobody
-- fills two. status: no_successor (nobody ready now or within 12 months), thin (fewer than two ready now a position), else covered.
with candidates as (
    select
        to_role_key as role_key,
        count(*) filter (tier = 'ready_now') as ready_now,
        count(*) filter (tier = 'within_6_months') as ready_within_6_months,
        count(*) filter (tier = '6_12_months') as ready_6_12_months,
        count(*) filter (tier = '12_24_months') as ready_12_24_months
    from core.readiness
    group by to_role_key
)

select
    r.role_id,
    r.critical,
    p.positions,
    p.incumbents,
    coalesce(c.ready_now, 0)::integer as ready_now,
    coalesce(c.ready_within_6_months, 0)::integer as ready_within_6_months,
    coalesce(c.ready_6_12_months, 0)::integer as ready_6_12_months,
    coalesce(c.ready_12_24_months, 0)::integer as ready_12_24_months,
    coalesce(c.ready_now, 0) > 0 as breadth,
    v.distinct_covered,
    case
        when coalesce(c.ready_now + c.ready_within_6_months + c.ready_6_12_months, 0) = 0 then 'no_successor'
        when c.ready_now < 2 * p.positions then 'thin'
        else 'covered'
    end as status
from core.roles as r
join core.open_positions as p using (role_key)
left join candidates as c using (role_key)
left join core.critical_coverage as v using (role_key)
