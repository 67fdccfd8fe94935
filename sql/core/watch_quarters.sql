-- Grain: a whole quarter that the watches look back on. Key: quarter_end (the day after it). ago: 0 is the last one. Windows are the twelve
-- months up to the quarter's end and the twelve before them.
select
    p.period_end as quarter_end,
    (row_number() over (order by p.period_end desc) - 1)::integer as ago,
    (p.period_end - interval 12 month)::date as year_start,
    (p.period_end - interval 24 month)::date as before_start
from core.periods as p
cross join core.program_limits as l
where p.grain = 'quarter'
qualify ago < l.quarters_watched
