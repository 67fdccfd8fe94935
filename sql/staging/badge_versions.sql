-- Grain: a version of a badge standard, in force [effective_from, in_force_until). Key: badge_key, version.
select
    b.badge_key,
    v.version,
    v.award_logic,
    v.valid_months,
    v.validators_required,
    v.effective_from,
    least(
        v.retired_date,
        lead(v.effective_from) over (partition by v.badge_id order by v.effective_from, v.version)
    ) as in_force_until
from raw.badges as v
join staging.badges as b using (badge_id)
