-- Grain: manager × person below them whose evidence waits for the manager. Key: both. roles: next roles that lack a badge which waits;
-- makes_ready: those of them that lack nothing else. unblocks: the roles, one at least, since a review need not name its badge.
with waiting as (
    select
        manager_person_id,
        person_id,
        count(*)::integer as items,
        list(distinct badge order by badge) filter (badge is not null) as things,
        min(due_date) filter (days_late > 0) as day,
        min(since) as since,
        max(days_late)::integer as days_late,
        min_by(item_id, (since, item_id)) filter (source = 'action') as action_id,
        min_by(item_id, (since, item_id)) filter (source = 'submission') as submission_id
    from packs.reviews
    where below
    group by manager_person_id, person_id
),

gaps as (
    select q.person_id, q.role_key, count(*) as missing, r.manager_person_id, count(*) filter (r.badge_key is not null) as waiting
    from packs.requirements as q
    left join (
        select distinct v.manager_person_id, v.person_id, f.required_badge_key as badge_key
        from packs.reviews as v
        join core.satisfying_badges as f using (badge_key)
        where v.below
    ) as r using (person_id, badge_key)
    where not q.held
    group by q.person_id, q.role_key, r.manager_person_id
),

unblocked as (
    select
        g.manager_person_id,
        g.person_id,
        list(s.title order by s.nearest) as roles,
        count(*) filter (g.missing = s.badges_missing and s.months_in_role >= coalesce(s.minimum_months_in_role, 0))::integer as makes_ready
    from gaps as g
    join packs.steps as s using (person_id, role_key)
    where g.manager_person_id is not null
    group by g.manager_person_id, g.person_id
)

select
    'review' as kind,
    w.manager_person_id,
    w.person_id,
    w.items,
    coalesce(w.things, []) as things,
    w.day,
    w.since,
    w.days_late,
    w.action_id,
    w.submission_id,
    coalesce(u.roles, []) as roles,
    coalesce(u.makes_ready, 0) as makes_ready,
    greatest(len(coalesce(u.roles, [])), 1) as unblocks
from waiting as w
left join unblocked as u using (manager_person_id, person_id)
