-- Grain: curve × subject. The subjects of every curve on one form: a clock that starts at origin_date, seen from entry_date to last_date.
select 'promotion' as curve, person_id, record_key, profile_id, origin_date, entry_date, last_date, status
from core.promotion_subjects
