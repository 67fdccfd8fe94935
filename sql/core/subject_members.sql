-- Grain: what a curve's clock may be of beside the person, as a member of a dimension that this curve alone has. Key: curve, subject_id.
select 'badge_earned' as curve, badge_key as subject_id, 'badge_id' as dimension, badge_id as member
from staging.badges
union all
select 'badge_earned', badge_key, 'badge_level', level
from staging.badges
union all
select unnest(['ready_for_role', 'ramp']), role_key, 'role_id', role_id
from staging.roles
where role_key > 0
union all
select 'promotion', role_key, 'track', family || ' × ' || track
from staging.roles
where track in ('management', 'specialist')
