-- Grain: source of fill × quarter or year. Key: grain, period_start, source. Openings with a known length, the median of their days and
-- its interval by order statistics, to 5 days. The two sources are each other's complement.
with source_periods as (
    select p.grain, p.period_start, p.period_end, s.source
    from published.periods as p
    cross join (select unnest(['internal', 'external']) as source) as s
    where p.coarse
        and exists (from core.metrics where metric = 'time_to_fill_days' and supplied)
),

fills as (
    select
        p.grain,
        p.period_start,
        case when f.internal then 'internal' else 'external' end as source,
        count(*) as openings,
        sum(f.record_key::hugeint) as openings_key,
        count(distinct f.person_id) + count(*) filter (f.person_id is null) as people,
        list_sort(list(f.days_to_fill)) as lengths
    from core.fills as f
    join published.periods as p
        on p.coarse
        and f.filled_date >= p.period_start
        and f.filled_date < p.period_end
    where f.days_to_fill is not null
    group by all
),

sized_fills as (
    select
        s.*,
        rounded(f.openings, f.openings_key) as openings,
        rounded_days((f.lengths[(f.openings + 1) // 2] + f.lengths[f.openings // 2 + 1]) / 2.0::double) as value,
        rounded_days(f.lengths[median_rank_lower(f.openings)]) as lower,
        rounded_days(f.lengths[median_rank_upper(f.openings)]) as upper,
        cell_state(f.people, o.people, o.openings, t.median_cell, 0) as state
    from source_periods as s
    cross join published.thresholds as t
    left join fills as f using (grain, period_start, source)
    left join fills as o
        on o.grain = s.grain
        and o.period_start = s.period_start
        and o.source <> s.source
)

select
    grain,
    period_start,
    period_end,
    source,
    case when state = 'shown' then openings end as openings,
    case when state = 'shown' then value end as value,
    case when state = 'shown' then lower end as lower,
    case when state = 'shown' then upper end as upper,
    state
from sized_fills
