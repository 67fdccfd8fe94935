-- Grain: pair of families × year. Key: period_start, from_family, to_family. Mobility moves.
-- A flow is finer than any dimension and has no denominator but itself: it is shown where minimum_cell people made it, and as many
-- or none left the same family for elsewhere. Pairs that nobody took have a row too, hidden like the small ones.
with moves as (
    select p.grain, p.period_start, m.from_family, m.to_family, m.person_id, m.record_key
    from core.moves as m
    join published.periods as p
        on p.grain = 'year'
        and m.move_date >= p.period_start
        and m.move_date < p.period_end
    where m.mobility
),

families as (
    select from_family as family from core.moves where mobility
    union
    select to_family from core.moves where mobility
),

pairs as (
    select p.grain, p.period_start, p.period_end, f.family as from_family, t.family as to_family
    from published.periods as p
    cross join families as f
    cross join families as t
    where p.grain = 'year'
),

flows as (
    select grain, period_start, from_family, to_family, count(*) as moves, sum(record_key::hugeint) as moves_key, count(distinct person_id) as people
    from moves
    group by grain, period_start, from_family, to_family
),

flows_elsewhere as (
    select f.grain, f.period_start, f.from_family, f.to_family, count(distinct m.person_id) as people
    from flows as f
    join moves as m
        on m.grain = f.grain
        and m.period_start = f.period_start
        and m.from_family = f.from_family
        and m.to_family <> f.to_family
    group by f.grain, f.period_start, f.from_family, f.to_family
),

sized_flows as (
    select
        p.*,
        rounded(f.moves, f.moves_key) as moves,
        cell_state(f.people, e.people, e.people, t.minimum_cell, 0) as state
    from pairs as p
    cross join published.thresholds as t
    left join flows as f using (grain, period_start, from_family, to_family)
    left join flows_elsewhere as e using (grain, period_start, from_family, to_family)
)

select
    grain,
    period_start,
    period_end,
    from_family,
    to_family,
    case when state = 'shown' then moves end as moves,
    state
from sized_flows
