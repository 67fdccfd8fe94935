-- Grain: a review that waits for a manager: an open evidence review, or evidence submitted to the manager as its assessor. Key: source, item_id.
-- below: it is about somebody below the manager; of others a pack tells no more than how many there are.
with waiting as (
    select null::varchar as source, null::varchar as item_id, null::integer as manager_person_id, null::integer as person_id, null::integer as badge_key, null::date as since, null::date as due_date, 0 as days_late where false
    union all by name select 'action' as source, action_id as item_id, manager_person_id, person_id, created_date as since, due_date, days_late from packs.open_actions where kind = 'evidence_review' -- uses: manager_engagement
    union all by name select 'submission' as source, submission_id as item_id, manager_person_id, person_id, badge_key, submitted_date as since, 0 as days_late from packs.waiting_submissions -- uses: assessors
)

select
    w.source,
    w.item_id,
    w.manager_person_id,
    w.person_id,
    w.badge_key,
    b.name as badge,
    w.since,
    w.due_date,
    w.days_late,
    r.person_id is not null as below
from waiting as w
join packs.people as p using (person_id)
left join packs.reports as r
    on r.manager_person_id = w.manager_person_id
    and r.person_id = w.person_id
left join staging.badges as b using (badge_key)
