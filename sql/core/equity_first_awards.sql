-- Grain: audit window × person × badge. Key: audit_end, person_id, badge_key. First awards of a badge in the window before the last twelve
-- months; selected: a mobility move within twelve months, dated after the award.
select
    w.audit_end,
    a.person_id,
    a.badge_key,
    a.award_date as entry_date,
    exists (
        from core.moves as m
        where m.person_id = a.person_id
            and m.mobility
            and m.move_date > a.award_date
            and m.move_date <= a.award_date + interval 12 month
    ) as selected
from core.audit_windows as w
join core.awards as a
    on a.award_date >= w.audit_start - interval 12 month
    and a.award_date < w.audit_end - interval 12 month
where not a.renewal
