-- table: requisitions
-- severity: warning
-- explanation: Fills marked external by someone employed the day before, or internal by someone who was not: the day before decides.
select requisition_id as example
from core.fills
where person_id is not null
    and source is not null
    and (source = 'internal') <> internal
