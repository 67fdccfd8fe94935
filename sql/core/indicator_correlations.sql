-- Grain: leading indicator × lagging one × lag in months (0–12), exact and as published. Key: published, leading, lagging, lag_months.
-- Pearson of seasonal differences, where both have 36 months; interval and p for the effective sample size; Benjamini–Hochberg over the
-- table; best: the lag with the strongest correlation of the pair.
with pairs as (
    select
        x.published,
        x.metric as "leading",
        y.metric as lagging,
        l.lag_months,
        count(*) as periods,
        serial_correlation(list(x.difference order by x.month), list(y.difference order by x.month)) as found
    from core.indicator_series as x
    cross join (select unnest(range(0, 13)) as lag_months) as l
    join core.indicator_series as y
        on y.published = x.published
        and y.kind = 'lagging'
        and y.month = (x.month + to_months(l.lag_months::integer))::date
    where x.kind = 'leading'
        and x.months >= 36
        and y.months >= 36
        and x.difference is not null
        and y.difference is not null
    group by all
),

ranked as (
    select
        published,
        "leading",
        lagging,
        lag_months,
        periods,
        found.correlation as correlation,
        found.lower as lower,
        found.upper as upper,
        found.p as p,
        row_number() over (partition by published order by found.p, "leading", lagging, lag_months) as place,
        count(found.p) over (partition by published) as tests
    from pairs
    where found is not null
)

select
    published,
    "leading",
    lagging,
    lag_months::integer as lag_months,
    periods,
    correlation,
    lower,
    upper,
    p,
    case when p is not null then least(1, min(p * tests / place) over (partition by published order by place rows between current row and unbounded following)) end as bh_p,
    row_number() over (partition by published, "leading", lagging order by abs(correlation) desc, lag_months) = 1 as best
from ranked
