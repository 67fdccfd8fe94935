-- Grain: audit window × person × badge. Key: audit_end, person_id, badge_key. Those who enrolled in [e − 18 months, e − 6 months), by their
-- first enrolment there; selected: submitted within six months of it.
with first_enrolments as (
    select w.audit_end, e.person_id, e.badge_key, min(e.enrolled_date) as entry_date
    from core.audit_windows as w
    join core.enrolments as e
        on e.enrolled_date >= w.audit_start - interval 6 month
        and e.enrolled_date < w.audit_end - interval 6 month
    group by w.audit_end, e.person_id, e.badge_key
)

select
    f.audit_end,
    f.person_id,
    f.badge_key,
    f.entry_date,
    exists (
        from staging.submissions as d
        where d.person_id = f.person_id
            and d.badge_key = f.badge_key
            and coalesce(d.submitted_date, d.decided_date) >= f.entry_date
            and coalesce(d.submitted_date, d.decided_date) <= f.entry_date + interval 6 month
    ) as selected
from first_enrolments as f
