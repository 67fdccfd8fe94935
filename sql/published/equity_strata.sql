-- Grain: stage × badge ('all' too) × attribute × group × family × level on entry. Key: all of them. Those that may be shown; counts rounded, in the
-- published audit window. The whole group is in published.attainment.
select
    stage,
    badge_id,
    attribute,
    group_name,
    family,
    level,
    selected,
    pool,
    case when state = 'shown' and group_name <> 'Unknown' then rate(selected, pool) end as value,
    state
from published.equity_counts
where family <> 'all'
    and state in ('shown', 'no_rate')
