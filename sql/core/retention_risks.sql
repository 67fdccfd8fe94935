-- Grain: last day seen × performers (all, and by high_performer yes, no) × stretch of a stay after a move (none: before the first). Key: seen_until, performers, person_id, origin_date, entry.
-- At risk of a voluntary exit in (entry, last], ticks since the stay's origin. all: the stay whole; yes and no: what of it lies after a
-- review that said so (core.reviewed_stays), since nobody has been reviewed on the day that they enter a role.
with stretches as (
    select
        seen_until,
        'all' as performers,
        person_id,
        origin_date,
        entry_date,
        last_date,
        left_voluntarily
    from core.retention_stays
    union all -- uses: performance
    select seen_until, high_performer, person_id, origin_date, entry_date, last_date, left_voluntarily -- uses: performance
    from core.reviewed_stays -- uses: performance
)

select
    t.seen_until,
    t.performers,
    t.person_id,
    s.record_key,
    s.move_kind,
    t.origin_date,
    ticks_between(t.origin_date, t.entry_date)::bigint as entry,
    ticks_between(t.origin_date, t.last_date)::bigint as last,
    t.left_voluntarily,
    s.state_id,
    s.profile_id
from stretches as t
join core.retention_stays as s using (seen_until, person_id, origin_date)
where s.move_kind <> 'demotion'
