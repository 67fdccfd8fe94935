-- Grain: a badge. Key: badge_key. Its standard in force on as_of (version empty: none is), and the usual months from enrolment to award.
select
    b.badge_key,
    b.badge_id,
    b.name,
    b.level,
    i.version,
    v.award_logic,
    v.required_evidence,
    v.validators_required,
    v.valid_months,
    v.counts_toward,
    v.criteria,
    case when starts_with(v.url, 'https://') then v.url end as url,
    m.median as usual_months,
    m.lower,
    m.upper
from staging.badges as b
left join core.standards_in_force as i using (badge_key)
left join raw.badges as v
    on v.badge_id = i.badge_id
    and v.version = i.version
left join core.curve_medians as m
    on m.curve = 'badge_earned'
    and m.grain = 'history'
    and m.dimension = 'badge_id'
    and m.member = b.badge_id
