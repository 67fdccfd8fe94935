-- table: marts.lineage
-- severity: error
-- explanation: Names and addresses are read by matching and private packs alone; no model may read raw.identities.
select model as example
from marts.lineage
where depends_on = 'raw.identities'
