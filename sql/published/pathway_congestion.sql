-- Grain: a role that somebody is ready for now. Key: role_id. People and openings in bands; crowding: how many are ready now for each opening of the last 12
-- months, in words; completions and moves against the 12 months before, where there were ten in the two years. place: from the most crowded.
with ordered as (
    select
        *,
        row_number() over (order by ready_per_opening desc nulls first, ready_now desc, role_id) as place
    from marts.pathway_congestion
    where ready_now > 0
)

select
    o.role_id,
    r.title,
    r.family,
    people_band(o.ready_now) as ready_now,
    people_band(o.openings_12m) as openings_12m,
    case
        when o.openings_12m = 0 then 'no_opening'
        when o.ready_now > 3 * o.openings_12m then 'above_3'
        when o.ready_now >= o.openings_12m then '1_to_3'
        else 'below_1'
    end as crowding,
    trend_word(o.completions_before, o.completions_12m, t.minimum_cell) as completions,
    trend_word(o.moves_before, o.moves_12m, t.minimum_cell) as moves,
    o.place::double as place
from ordered as o
join core.roles as r using (role_id)
cross join published.thresholds as t
where not exists (
    from core.supply
    where name in ('career_steps', 'role_requirements', 'awards', 'requisitions')
        and not supplied
)
