-- Grain: leading indicator × lagging one × lag in months, of the whole organization. Key: leading, lagging, dimension, member, lag_months.
-- How the month's change on a year of the one goes with that of the other so many months later; no cause is shown by it.
select
    "leading",
    lagging,
    'all' as dimension,
    'all' as member,
    lag_months,
    periods,
    correlation,
    lower,
    upper,
    p,
    bh_p,
    best
from core.indicator_correlations
where not published
