-- Grain: leading indicator × lagging one × lag in months, of the whole organization. Key: leading, lagging, lag_months. Computed from the published
-- monthly figures; absent where those are not published (under 600 people).
select
    "leading",
    lagging,
    lag_months::double as lag_months,
    periods::double as periods,
    correlation,
    lower,
    upper,
    p,
    bh_p,
    best
from core.indicator_correlations
where published
