-- Grain: an event of the manifest's organization, marked on time axes, on or before as_of. Key: date, label. dimension and member are
-- null where it belongs on every chart; of a dimension that is not published it is left out (a check counts those), as is a link without https.
select
    e.date,
    e.label,
    e.until,
    nullif(e.dimension, 'all') as dimension,
    case when e.dimension <> 'all' then e.member end as member,
    case when e.url like 'https://%' then e.url end as url
from raw.events as e
cross join staging.settings as s
where e.date <= s.as_of
    and (
        e.dimension is null
        or e.dimension in ('all', 'business_unit', 'family', 'level', 'location')
        or list_contains(s.demographics, e.dimension)
    )
