-- Grain: manager × direct report who is ready now for a next role with an open position, and does not fall short in performance. Key: both.
select
    'put_forward' as kind,
    r.manager_person_id,
    r.person_id,
    list(s.title order by s.nearest) as roles,
    sum(s.open_positions)::integer as items,
    any_value(s.performance_gate order by s.nearest) as note, -- uses: performance
    count(*)::integer as makes_ready,
    count(*)::integer as unblocks
from packs.reports as r
join packs.steps as s using (person_id)
where r.direct
    and s.tier = 'ready_now'
    and s.open_positions > 0
    and s.performance_gate <> 'not_met' -- uses: performance
group by r.manager_person_id, r.person_id
