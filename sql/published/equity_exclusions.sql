-- Grain: stage × reason. Key: both. Who was left out before the pool of the published audit window was made, over all badges: people, rounded; hidden where
-- they, or those left in the pool, are too few.
with pools as (
    select stage, count(distinct person_id) as people
    from core.equity_entries
    where published
    group by stage
)

select
    e.stage,
    e.reason,
    case when sized.state in ('shown', 'no_rate') then rounded(e.people, e.people_key) end as people,
    sized.state
from core.equity_exclusions as e
join core.audit_windows as w
    on w.audit_end = e.audit_end
    and w.published
left join pools as p
    on p.stage = case when e.stage = 'enrolled' then 'overall' else e.stage end
cross join published.thresholds as t
cross join lateral (select cell_state(e.people, p.people, p.people, t.minimum_cell, t.rate_cell) as state) as sized
where e.badge_key = 0
