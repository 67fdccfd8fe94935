-- One row: the run's settings. after_as_of is the first day that the data does not cover; first_month the first month whole in history.
select
    organization,
    as_of,
    known_at,
    as_of + 1 as after_as_of,
    history_from,
    case when history_from = date_trunc('month', history_from) then history_from else (date_trunc('month', history_from) + interval 1 month)::date end as first_month,
    fiscal_year_start,
    minimum_cell,
    exact,
    audit_months,
    minimum_share,
    reference_groups,
    high_rating,
    demographics,
    age_bands,
    crosses,
    currency,
    locale
from raw.settings
