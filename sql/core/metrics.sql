-- Grain: a metric, or another definition of one (its file is named metric__alternative). Key: metric. The headers of sql/metrics; supplied
-- says whether everything that it needs is there.
with headers as ${metric_headers}

select
    h.*,
    case when contains(h.metric, '__') then split_part(h.metric, '__', 1) end as alternative_of,
    case when contains(h.metric, '__') then split_part(h.metric, '__', 2) end as alternative,
    not exists (
        from core.supply as s
        where list_contains(h.needs, s.name)
            and not s.supplied
    ) as supplied
from headers as h
