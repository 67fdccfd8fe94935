-- Grain and key: as marts.equity_exclusions.
select *, row_number() over (order by stage, badge_id, attribute, reason) as nth
from marts.equity_exclusions
