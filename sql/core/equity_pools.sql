-- Grain: audit window × stage × person × badge. Key: audit_end, stage, person_id, badge_key.
-- overall: employed at the window's start, the badge within reach and not held; selected = awarded in the window.
-- awarded: a decision in the window and never awarded before entering the pool (first submission, else the day before the decision).
with overall as (
    select
        w.audit_end,
        'overall' as stage,
        j.person_id,
        r.badge_key,
        exists (
            from core.awards as a
            where a.person_id = j.person_id
                and a.badge_key = r.badge_key
                and a.award_date >= w.audit_start
                and a.award_date < w.audit_end
        ) as selected
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
),

decided as (
    select
        w.audit_end,
        d.person_id,
        d.badge_key,
        coalesce(min(d.submitted_date), min(d.decided_date) - 1) as entry_date,
        bool_or(d.awarded) as selected
    from core.audit_windows as w
    join core.decisions as d
        on d.decided_date >= w.audit_start
        and d.decided_date < w.audit_end
    group by w.audit_end, d.person_id, d.badge_key
),

awarded as (
    select d.audit_end, 'awarded' as stage, d.person_id, d.badge_key, d.selected
    from decided as d
    anti join core.awards as a
        on a.person_id = d.person_id
        and a.badge_key = d.badge_key
        and a.award_date <= d.entry_date
)

select audit_end, stage, person_id, badge_key, selected
from overall
union all
select audit_end, stage, person_id, badge_key, selected
from awarded
