-- Grain: something that waits for a decision of a manager. Key: manager_person_id, place. place: in the order of what it unblocks most: next
-- roles that somebody becomes (or stays) ready for by it, then next roles that wait for it (assignments, conversations and coverage build, and
-- unblock none), then the kind, then how late it is. kind_place: the same for the kinds, by the first of each. A nudge takes no decision.
with due as (
    from packs.due_candidacies
    union all by name from packs.due_reviews
    union all by name from packs.due_renewals
    union all by name from packs.due_assignments
    union all by name from packs.due_restarts
    union all by name from packs.due_follow_ups -- uses: manager_engagement
    union all by name from packs.due_conversations -- uses: manager_engagement
    union all by name from packs.due_coverage
),

ordered as (
    select
        d.* replace (coalesce(d.days_late, 0) as days_late, coalesce(d.makes_ready, 0) as makes_ready, coalesce(d.unblocks, 0) as unblocks, coalesce(d.things, []) as things, coalesce(d.roles, []) as roles),
        p.employee_id,
        p.name,
        row_number() over (
            partition by d.manager_person_id
            order by
                coalesce(d.makes_ready, 0) desc,
                case when d.kind = 'cover' then 0 else coalesce(d.unblocks, 0) end desc,
                list_position(['review', 'put_forward', 'renew', 'restart', 'assign', 'follow_up', 'converse', 'cover'], d.kind),
                coalesce(d.days_late, 0) desc,
                coalesce(d.unblocks, 0) desc,
                d.day nulls first,
                p.name,
                d.person_id,
                d.things,
                d.note
        )::integer as place
    from due as d
    join packs.chosen as c
        on c.kind = 'manager'
        and c.person_id = d.manager_person_id
    left join packs.people as p on p.person_id = d.person_id
)

select *, min(place) over (partition by manager_person_id, kind) as kind_place
from ordered
