-- Grain: a whole month of history. Key: month.
select unnest(generate_series(first_month, month_of(after_as_of) - interval 1 month, interval 1 month))::date as month
from staging.settings
