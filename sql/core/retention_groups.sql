-- Grain: last day seen × performers (all, yes, no) × dimension member of stays after moves. Key: group_no, and all its names together.
select
    row_number() over (order by r.seen_until, r.performers, m.dimension, m.member)::integer as group_no,
    r.seen_until,
    r.performers,
    m.dimension,
    m.member
from (select distinct seen_until, performers from core.retention_risks) as r
cross join (select distinct dimension, member from core.dimension_members where not crossed) as m
