-- Grain: kind of move × period. Key: grain, period_start, kind. Moves of everyone; they stand on the average headcount, as the rates do,
-- and are rounded with the same keys, so that a kind's count is its rate's numerator.
with kinds as (
    select unnest(['promotion', 'lateral', 'demotion', 'transfer', 'reorganization']) as kind
),

period_kinds as (
    select p.grain, p.period_start, p.period_end, p.days, k.kind
    from published.periods as p
    cross join kinds as k
    where exists (from core.supply where name = 'job_changes' and supplied)
),

counted_moves as (
    select p.grain, p.period_start, m.kind, count(*) as moves, sum(m.record_key::hugeint) as moves_key
    from core.moves as m
    join published.periods as p
        on m.move_date >= p.period_start
        and m.move_date < p.period_end
    group by p.grain, p.period_start, m.kind
),

sized_kinds as (
    select
        k.grain,
        k.period_start,
        k.period_end,
        k.kind,
        coalesce(rounded(m.moves, m.moves_key), 0) as moves,
        state_unless_derivable(cell_state(h.person_days, 0, 0, t.minimum_cell * k.days, 0), d.cell) as state
    from period_kinds as k
    cross join published.thresholds as t
    left join counted_moves as m using (grain, period_start, kind)
    left join core.headcounts as h
        on h.base = 'headcount'
        and h.grain = k.grain
        and h.period_start = k.period_start
        and h.dimension = 'all'
    left join raw.hidden_cells as d
        on d.model = 'move_kinds'
        and d.cell = concat_ws('|', k.grain, k.period_start, k.kind)
)

select
    grain,
    period_start,
    period_end,
    kind,
    case when state = 'shown' then moves end as moves,
    state
from sized_kinds
