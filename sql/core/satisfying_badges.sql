-- Grain: required badge × badge that meets the requirement: itself, or a higher level of the same competency. Key: both.
select r.badge_key as required_badge_key, h.badge_key
from staging.badges as r
join staging.badges as h
    on h.badge_key = r.badge_key
    or (h.competency_id = r.competency_id and h.mastery > r.mastery)
