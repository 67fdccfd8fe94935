-- Grain: learning asset × badge that it prepares for. Key: asset_id, badge_id. Where to enrol; no person.
select
    a.asset_id,
    a.badge_id,
    a.name,
    a.kind,
    case when starts_with(a.url, 'https://') then a.url end as url,
    a.hours::double as hours
from raw.learning_assets as a
join staging.badges as b using (badge_id)
