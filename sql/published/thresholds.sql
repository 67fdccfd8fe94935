-- One row: what decides whether a cell may be shown (METRICS section 9.1). Counts need minimum_cell people, rates rate_cell, medians
-- median_cell contributors; months and trailing windows need 600 employees on as_of. exact_audit: the audit's groups show exact counts (section 9.4).
select
    s.minimum_cell,
    greatest(s.minimum_cell, 20) as rate_cell,
    greatest(s.minimum_cell, 10) as median_cell,
    count(e.person_id) as employees,
    count(e.person_id) >= 600 as fine_grains,
    list_contains(s.exact, 'equity') as exact_audit
from staging.settings as s
left join core.employment_spells as e
    on e.start_date <= s.as_of
    and (e.end_date is null or e.end_date > s.as_of)
group by s.minimum_cell, s.exact
