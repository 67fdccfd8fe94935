-- Grain: a badge whose standard is in force on as_of. Key: badge_id. The standard that an award would fall under today; no person.
select
    r.badge_id,
    r.version::double as standard_version,
    r.name,
    r.level,
    r.award_logic,
    r.description,
    r.criteria,
    case when starts_with(r.url, 'https://') then r.url end as url,
    array_to_string(list_sort(r.required_evidence), ';') as required_evidence,
    r.validators_required::double as validators_required,
    r.valid_months::double as valid_months,
    array_to_string(list_sort(r.counts_toward), ';') as counts_toward
from staging.badge_versions as v
join staging.badges as b using (badge_key)
join raw.badges as r on r.badge_id = b.badge_id and r.version = v.version
cross join staging.settings as s
where v.effective_from <= s.as_of
    and coalesce(v.in_force_until > s.as_of, true)
