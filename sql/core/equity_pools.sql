-- Grain: audit window × stage × person × badge (null: the stage is about no badge). Key: audit_end, stage, person_id, badge_key.
-- overall: employed at the window's start, the badge within reach and not held; selected = awarded in the window, enrolled = enrolled in it
-- (the pool of stage enrolled is the same). Other stages: core.equity_submitted, equity_decided, equity_first_awards, equity_promotable.
-- entry_date: the day that a row's attributes are of.
with overall as (
    select
        w.audit_end,
        'overall' as stage,
        j.person_id,
        r.badge_key,
        w.audit_start as entry_date,
        exists (
            from core.awards as a
            where a.person_id = j.person_id
                and a.badge_key = r.badge_key
                and a.award_date >= w.audit_start
                and a.award_date < w.audit_end
        ) as selected,
        exists (
            from core.enrolments as n
            where n.person_id = j.person_id
                and n.badge_key = r.badge_key
                and n.enrolled_date >= w.audit_start
                and n.enrolled_date < w.audit_end
        ) as enrolled
    from core.audit_windows as w
    join core.job_states as j
        on w.audit_start >= j.start_date
        and w.audit_start < j.end_date
    join core.reachable_badges as r using (role_key)
    anti join core.badge_holdings as h
        on h.person_id = j.person_id
        and h.badge_key = r.badge_key
        and w.audit_start >= h.start_date
        and w.audit_start < h.end_date
)

from overall
union all by name
select audit_end, 'submitted' as stage, person_id, badge_key, entry_date, selected
from core.equity_submitted
union all by name
select
    audit_end,
    'awarded' as stage,
    person_id,
    badge_key,
    entry_date,
    assessor_person_id, -- uses: assessors
    selected
from core.equity_decided
where not awarded_before
union all by name
select audit_end, 'moved' as stage, person_id, badge_key, entry_date, selected
from core.equity_first_awards
union all by name
select audit_end, 'promoted' as stage, person_id, entry_date, promoted as selected
from core.equity_promotable
where served
union all by name -- uses: manager_engagement
select audit_end, 'assigned' as stage, person_id, entry_date, assigned as selected -- uses: manager_engagement
from core.equity_promotable -- uses: manager_engagement
where served -- uses: manager_engagement
