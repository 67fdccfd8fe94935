-- Grain: stage × group (of a demographic attribute, or a location) that the equity audit indicates for some badge, or for all. Key: stage, attribute, group_name.
-- For executives: that it is indicated, and no figure. place: by the strongest evidence.
select stage, attribute, group_name, min(place)::double as place
from published.attainment
where verdict = 'indicated'
group by stage, attribute, group_name
