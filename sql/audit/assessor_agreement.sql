-- Grain and key: as marts.assessor_agreement.
-- uses: assessors
select *, row_number() over (order by badge_id) as nth
from marts.assessor_agreement
