-- Grain: a finding of marts.framework_lint about a learning asset. Key: rule, object_id. Enrolments in an asset that is mapped to no badge are in no figure;
-- the check enrollment_without_badge counts them.
with assets as (
    select asset_id, count(badge_id) as badges
    from raw.learning_assets
    group by asset_id
)

select 'learning_asset_without_badge' as rule, 'learning asset' as object_type, a.asset_id as object_id, 'It feeds no badge: enrolments in it alone are in no figure' as detail, null::date as since
from assets as a
where a.badges = 0
union all
select distinct 'learning_asset_without_badge', 'learning asset', e.asset_id, 'Enrolments name it, and learning_assets does not: they are in no figure', null::date
from raw.learning_enrollments as e
where e.badge_id is null
    and e.asset_id is not null
    and e.asset_id not in (select asset_id from raw.learning_assets)
union all
select 'learning_badge_without_asset', 'badge', s.badge_id, 'Learning alone earns it, and no learning asset leads to it', min(s.effective_from)
from core.standards as s
where s.award_logic = 'learning'
    and s.badge_id not in (select badge_id from raw.learning_assets where badge_id is not null)
group by s.badge_id
