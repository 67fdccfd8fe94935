-- Grain: curve × subject. The subjects of every curve on one form: a clock that starts at origin_date, seen from entry_date to last_date.
-- subject_id names what the clock is of beside the person: the badge of badge_earned, the role of ready_for_role and ramp, the role
-- in which promotion is waited for; 0 elsewhere.
select 'promotion' as curve, person_id, record_key, role_key as subject_id, origin_date, entry_date, last_date, status
from core.promotion_subjects
union all
select 'badge_earned', person_id, record_key, badge_key, origin_date, entry_date, last_date, status
from core.earning_subjects
union all
select 'ready_for_role', person_id, record_key, to_role_key, origin_date, entry_date, last_date, status
from core.readiness_subjects
union all -- uses: performance
select 'ramp', person_id, record_key, role_key, origin_date, entry_date, last_date, status -- uses: performance
from core.ramp_subjects -- uses: performance
union all
select 'badge_to_move', person_id, record_key, 0, origin_date, entry_date, last_date, status
from core.first_move_subjects
