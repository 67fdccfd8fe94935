-- Grain: family × level_rank that a promotion step leaves (without career steps: ranks below the family's top). Key: both.
select distinct family, level_rank
from core.roles
where promotable
