-- Grain: a badge whose standard is in force on as_of. Key: badge_key.
select v.badge_key, b.badge_id, v.version
from staging.badge_versions as v
join staging.badges as b using (badge_key)
cross join staging.settings as s
where v.effective_from <= s.as_of
    and coalesce(v.in_force_until > s.as_of, true)
qualify row_number() over (partition by v.badge_key order by v.effective_from desc, v.version desc) = 1
