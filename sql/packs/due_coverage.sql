-- Grain: manager × team of theirs × badge that two members or more need and one or nobody holds. Key: all three. note: the team; person_id: who
-- alone holds it.
select
    'cover' as kind,
    manager_person_id,
    holder_person_id as person_id,
    [badge] as things,
    team as note,
    needed::integer as items,
    (needed - holders)::integer as unblocks
from packs.coverage
where status in ('gap', 'concentrated')
    and needed >= 2
