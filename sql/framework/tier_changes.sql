-- Grain: a role × tier by the old catalog × tier by the new one, where they differ and somebody changes. Key: all three. people: to multiples of 5, as
-- published counts are (METRICS 9.1), so that a catalog written to single somebody out tells nothing sure. no_step: no career step leads there.
select
    role_id,
    coalesce(b.tier, 'no_step') as tier_before,
    coalesce(a.tier, 'no_step') as tier_after,
    rounded(count(*), sum(coalesce(a.record_key, b.record_key)::hugeint)) as people
from before.standing as b
full join after.standing as a using (employee_id, role_id)
where a.tier is distinct from b.tier
group by all
