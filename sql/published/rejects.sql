-- Grain: input table × reason of rejection. Key: table_name, reason. No file, line or value leaves the warehouse.
select
    table_name,
    reason,
    floored(count(*)) as rows,
    band(count(*)) as rows_band
from raw.rejects
group by table_name, reason
