-- Grain: an input table, supplied or not. Key: table_name. Rows accepted and rejected, and the newest date on or before as_of.
with covered as (
    select as_of from staging.settings
),

counted_tables as (
    select 'employees' as table_name, count(*) as accepted, max(hire_date) filter (hire_date <= (select as_of from covered)) as newest_date from raw.employees
    union all
    select 'person_keys', count(*), null::date from raw.person_keys
    union all
    -- Headcounts are as fresh as the newest of them, though nothing changed in it.
    select 'job_history', count(*), greatest((select max(effective_date) from raw.headcounts where effective_date <= (select as_of from covered)), max(effective_date) filter (effective_date <= (select as_of from covered))) from raw.job_history
    union all
    select 'roles', count(*), null::date from raw.roles
    union all
    select 'teams', count(*), null::date from raw.teams
    union all
    select 'requisitions', count(*), max(opened_date) filter (opened_date <= (select as_of from covered)) from raw.requisitions
    union all
    select 'competencies', count(*), null::date from raw.competencies
    union all
    select 'badges', count(*), max(effective_from) filter (effective_from <= (select as_of from covered)) from raw.badges
    union all
    select 'rubric_criteria', count(*), null::date from raw.rubric_criteria
    union all
    select 'role_requirements', count(*), null::date from raw.role_requirements
    union all
    select 'career_steps', count(*), null::date from raw.career_steps
    union all
    select 'learning_assets', count(*), null::date from raw.learning_assets
    union all
    select 'badge_submissions', count(*), max(decided_date) filter (decided_date <= (select as_of from covered)) from raw.badge_submissions
    union all -- uses: assessors
    select 'submission_reviews', count(*), max(reviewed_date) filter (reviewed_date <= (select as_of from covered)) from raw.submission_reviews -- uses: assessors
    union all
    select 'learning_enrollments', count(*), max(enrolled_date) filter (enrolled_date <= (select as_of from covered)) from raw.learning_enrollments
    union all -- uses: performance
    select 'performance_reviews', count(*), max(review_date) filter (review_date <= (select as_of from covered)) from raw.performance_reviews -- uses: performance
    union all -- uses: manager_engagement
    select 'development_actions', count(*), max(created_date) filter (created_date <= (select as_of from covered)) from raw.development_actions -- uses: manager_engagement
    union all
    select 'outcome_metrics', count(*), null::date from raw.outcome_metrics
    union all
    select 'team_outcomes', count(*), max(month) filter (month <= (select as_of from covered)) from raw.team_outcomes
    union all -- uses: sentiment
    select 'sentiment_responses', count(*), max(survey_date) filter (survey_date <= (select as_of from covered)) from raw.sentiment_responses -- uses: sentiment
    union all
    select 'program_rollout', count(*), max(start_date) filter (start_date <= (select as_of from covered)) from raw.program_rollout
    union all
    select 'targets', count(*), null::date from raw.targets
    union all
    select 'program_costs', count(*), max(month) filter (month <= (select as_of from covered)) from raw.program_costs
    union all
    select 'events', count(*), max(date) filter (date <= (select as_of from covered)) from raw.events
    union all
    select 'reported_figures', count(*), null::date from raw.reported_figures
),

rejects as (
    select table_name, count(*) as rejected
    from raw.rejects
    group by table_name
)

select
    c.table_name,
    s.supplied,
    floored(c.accepted) as rows,
    band(c.accepted) as rows_band,
    floored(coalesce(r.rejected, 0)) as rejected,
    band(coalesce(r.rejected, 0)) as rejected_band,
    c.newest_date
from counted_tables as c
join core.supply as s on s.name = c.table_name
left join rejects as r using (table_name)
