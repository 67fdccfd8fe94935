-- Grain: audit window × person × badge. Key: audit_end, person_id, badge_key. Those with a decision in the window; entry_date is the first
-- submission, else the day before the decision. awarded_before: awarded on or before entry, so that a later award renews.
-- assessor_person_id: who awarded, else who decided last.
with decided as (
    select
        w.audit_end,
        d.person_id,
        d.badge_key,
        coalesce(min(d.submitted_date), min(d.decided_date) - 1) as entry_date,
        bool_or(d.awarded) as selected
        , arg_max_null(d.assessor_person_id, (d.awarded, d.decided_date, d.submission_id)) as assessor_person_id -- uses: assessors
    from core.audit_windows as w
    join core.decisions as d
        on d.decided_date >= w.audit_start
        and d.decided_date < w.audit_end
    group by w.audit_end, d.person_id, d.badge_key
)

select
    d.audit_end,
    d.person_id,
    d.badge_key,
    d.entry_date,
    d.selected,
    d.assessor_person_id, -- uses: assessors
    exists (
        from core.awards as a
        where a.person_id = d.person_id
            and a.badge_key = d.badge_key
            and a.award_date <= d.entry_date
    ) as awarded_before
from decided as d
