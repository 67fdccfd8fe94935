-- Grain: badge with an awarded person whose change of rating can be set against others'. Key: badge_id. As marts.badge_performance, to two digits, where as many
-- people are compared as a rate needs; of the whole history, and so only where that ends with a whole quarter (METRICS section 9.2).
-- uses: performance
with sized as (
    select p.*, cell_state(p.people, null, null, t.minimum_cell, t.rate_cell) as state
    from marts.badge_performance as p
    cross join published.thresholds as t
    where exists (from core.outcome_windows where current and published)
)

select
    badge_id,
    case when state = 'shown' then two_digits(difference) end as difference,
    case when state = 'shown' then two_digits(lower) end as lower,
    case when state = 'shown' then two_digits(upper) end as upper,
    case when state = 'shown' then two_digits(bh_p) end as bh_p,
    state
from sized
