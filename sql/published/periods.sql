-- Grain: a period that figures of `all` may have. Key: grain, period_start. Parts of `all` have the coarse ones only: overlapping
-- windows would let a hidden cell be computed back.
select
    p.grain,
    p.period_start,
    p.period_end,
    p.previous_start,
    p.days,
    p.grain in ('quarter', 'year') as coarse
from core.periods as p
cross join published.thresholds as t
where p.grain in ('quarter', 'year')
    or t.fine_grains
