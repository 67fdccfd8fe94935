-- Grain: a direction, gain or lose, in which anybody changes. Key: direction. Distinct people who would be ready now for a role that they are not ready for, or no
-- longer for one that they are; rounded as in framework.tier_changes.
with changes as (
    select
        coalesce(a.employee_id, b.employee_id) as employee_id,
        any_value(coalesce(a.record_key, b.record_key)) as record_key,
        case when a.tier = 'ready_now' then 'gain' else 'lose' end as direction
    from before.standing as b
    full join after.standing as a using (employee_id, role_id)
    where (coalesce(a.tier, '') = 'ready_now') <> (coalesce(b.tier, '') = 'ready_now')
    group by 1, 3
)

select direction, rounded(count(*), sum(record_key::hugeint)) as people
from changes
group by direction
