-- Grain: high_performer (all, yes, no) × stretch of a stay after a move (none: before the first). Key: high_performer, person_id, origin_date, entry.
-- At risk of a voluntary exit in (entry, last], ticks since the stay's origin. all: the stay whole; yes and no: what of it lies after a
-- review that said so, until the next review or 24 months later, since nobody has been reviewed on the day that they enter a role.
with reviews as (
    select
        person_id,
        case when high_performer then 'yes' else 'no' end as high_performer,
        review_date,
        least(
            lead(review_date) over (partition by person_id order by review_date),
            (review_date + interval 24 month)::date
        ) as until_date
    from staging.reviews
    qualify high_performer is not null
),

stretches as (
    select 'all' as high_performer, person_id, origin_date, entry_date, last_date, left_voluntarily
    from core.retention_stays
    union all
    select
        v.high_performer,
        s.person_id,
        s.origin_date,
        greatest(s.entry_date, v.review_date),
        least(s.last_date, v.until_date),
        s.left_voluntarily and s.last_date <= v.until_date
    from core.retention_stays as s
    join reviews as v
        on v.person_id = s.person_id
        and v.review_date < s.last_date
        and v.until_date > s.entry_date
)

select
    t.high_performer,
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
join core.retention_stays as s using (person_id, origin_date)
where s.move_kind <> 'demotion'
