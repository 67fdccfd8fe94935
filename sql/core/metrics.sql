-- Grain: a metric. Key: metric. The headers of sql/metrics; supplied says whether everything that it needs is there.
with headers as ${metric_headers}

select
    h.*,
    not exists (
        from core.supply as s
        where list_contains(h.needs, s.name)
            and not s.supplied
    ) as supplied
from headers as h
