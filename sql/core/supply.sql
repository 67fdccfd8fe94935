-- Grain: something that figures need. Key: name. supplied says whether the source folder holds it, so that a figure that
-- lacks it is absent instead of zero.
select
    t.table_name as name,
    exists (from raw.supplied as c where c.table_name = t.table_name) as supplied
from raw.tables as t
union all
select 'snapshots', exists (from raw.headcounts)
union all
select 'tracks', exists (from raw.roles where track = 'specialist')
union all
select
    'exit_reasons',
    exists (from core.exits where reason is not null) or not exists (from core.exits)
union all
select 'job_changes', exists (
    select 1
    from core.job_states as j
    where j.role_key > 0
    group by j.person_id, j.spell
    having count(*) > 1
)
union all
select
    'enrolments',
    exists (from raw.supplied where table_name = 'learning_enrollments' or (table_name = 'badge_submissions' and column_name = 'enrolled_date'))
union all
select
    'awards',
    exists (from raw.supplied where table_name in ('badge_submissions', 'learning_enrollments'))
    and exists (from raw.supplied where table_name = 'badges')
union all
select 'critical_roles', exists (from raw.roles where critical)
union all -- uses: performance
select 'high_performers', exists (from staging.reviews where high_performer is not null) -- uses: performance
union all
select
    'regrettable_exits',
    exists (from staging.people where regrettable is not null)
    or exists (from staging.reviews where high_performer is not null) -- uses: performance
union all
select 'vacancy_costs', exists (from raw.roles where annual_vacancy_cost is not null)
