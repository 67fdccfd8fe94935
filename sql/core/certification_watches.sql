-- Grain: the whole, or a family, × quarter after enough others. Key: subject_kind, subject, quarter_end. Badges awarded for each move of the quarter
-- against the median of the twelve quarters before it, where either has enough of both. value: badges a move; beside: the median.
with quarters as (
    select dimension, member, period_end as quarter_end, numerator as awards, denominator as moves, coalesce(numerator_people, numerator) as people
    from core.metric_counts
    where metric = 'badges_per_move'
        and grain = 'quarter'
        and dimension in ('all', 'family')
),

sufficient as (
    select q.*, q.awards::double / q.moves as ratio
    from quarters as q
    cross join core.program_limits as l
    where q.awards >= l.minimum_awards
        and q.moves >= l.minimum_moves
),

compared as (
    select q.dimension, q.member, q.quarter_end, q.awards, q.moves, q.people, q.ratio, median(b.ratio) as usual, count(*) as quarters
    from sufficient as q
    join sufficient as b
        on b.dimension = q.dimension
        and b.member = q.member
        and b.quarter_end < q.quarter_end
        and b.quarter_end >= q.quarter_end - interval 36 month
    group by all
)

select
    'certification_without_mobility' as watch,
    case when c.dimension = 'all' then 'program' else 'family' end as subject_kind,
    c.member as subject,
    c.quarter_end,
    c.ratio >= l.badges_per_move_growth * c.usual as met,
    false as at_once,
    c.ratio as value,
    l.badges_per_move_growth * c.usual as threshold,
    c.usual as beside,
    c.people,
    concat('badges ', c.awards, ', moves ', c.moves, ', usual badges a move ', round(c.usual, 2)) as evidence
from compared as c
join core.watch_quarters as q using (quarter_end)
cross join core.program_limits as l
where c.quarters >= l.badges_per_move_quarters
