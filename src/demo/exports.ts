import {recoded} from "./organization.ts";

/** How one table leaves the organization: its rows in the contract's columns, in the order of its key. */
export interface Export {
  readonly table: string;
  readonly sql: string;
  readonly key: string;
}

const submissionId = "code('BS', n)";

/** Every table of the contract, as selects over the made organization. */
export const exports: readonly Export[] = [
  {table: "employees", key: "employee_id", sql: `
    select p.employee_id, case when p.contingent then 'contingent' else 'employee' end as worker_type, p.hire_date,
      coalesce(l.exit_date, case when p.contingent and p.hire_date + 700 < frame.as_of then p.hire_date + 700 end) as termination_date, l.exit_reason as termination_reason,
      case when l.exit_reason = 'voluntary' and u(p.id, 'regret') < 0.8 then p.talent > 0.6 end as regrettable, p.birth_year,
      p.name, lower(replace(p.name, ' ', '.')) || '.' || p.n || '@meridian.example' as work_email, p.gender, p.ethnicity,
      case when year(frame.as_of) - p.birth_year < 30 then 'under 30' when year(frame.as_of) - p.birth_year < 40 then '30–39' when year(frame.as_of) - p.birth_year < 50 then '40–49' when year(frame.as_of) - p.birth_year < 60 then '50–59' else '60 and over' end as age_band
    from person as p cross join frame left join last_exit as l using (id)`},
  {table: "job_history", key: "employee_id, effective_date, sequence", sql: `
    select j.employee_id, j.effective_date, j.sequence, j.role_id, case when j.action is distinct from 'termination' then t.team_id end as team_id, case when j.action is distinct from 'termination' then m.manager_id end as manager_id,
      case when j.action is distinct from 'termination' then t.location end as location, j.action, j.reason, least(j.recorded_date, frame.as_of) as recorded_date
    from job_row as j cross join frame join team as t on t.family = j.family and t.k = j.team_k left join manager as m on m.team_id = t.team_id`},
  {table: "roles", key: "role_id", sql: `
    select role_id, title, family, level, level_rank, track, critical, vacancy_cost as annual_vacancy_cost, 'B' || (level_rank + case when track = 'specialist' then 1 else 0 end) as pay_band, 2 + level_rank * 1.5 as months_to_productivity from role`},
  {table: "teams", key: "team_id", sql: `
    select 'company' as team_id, 'Meridian Services' as name, null as parent_team_id, null as business_unit, null as "function"
    union all select distinct 'unit-' || lower(replace(unit, ' ', '-')), unit, 'company', unit, null from family
    union all select 'dept-' || lower(replace(family, ' ', '-')), family, 'unit-' || lower(replace(unit, ' ', '-')), null, family from family
    union all select team_id, family || ' ' || location || ' ' || (k + 1), 'dept-' || lower(replace(family, ' ', '-')), null, family from team`},
  {table: "requisitions", key: "requisition_id", sql: `
    select code('RQ', row_number() over (order by o.key)) as requisition_id, case when o.role_id = '${recoded.after}' and o.opened_date < date '${recoded.on}' and coalesce(o.filled_date, o.opened_date) < date '${recoded.on}' then '${recoded.before}' else o.role_id end as role_id, t.team_id, t.location, o.opened_date, o.filled_date, o.closed_date, o.status, o.hired as hired_employee_id, o.source,
      case when o.status = 'open' then 'https://jobs.meridian.example/' || lower(replace(o.key, ' ', '')) end as url
    from opening as o join team as t on t.family = o.family and t.k = o.team_k`},
  {table: "competencies", key: "competency_id", sql: "select * from competency"},
  {table: "badges", key: "badge_id, version", sql: `
    select badge_id, 1 as version, name, competency_id, level, logic as award_logic, 'Shows ' || lower(name) || ' at ' || level || ' level' as description, null as url, evidence as required_evidence, validators as validators_required, valid_months::integer as valid_months,
      (opening - interval 13 year)::date as effective_from, null::date as retired_date, 'Learning and development' as created_by, 'Skills board' as approved_by, (opening - interval 13 year)::date as approved_date, as_of + 120 as review_due, case when logic = 'application' then 'promotion;review' else 'review' end as counts_toward
    from badge, frame`},
  {table: "rubric_criteria", key: "badge_id, version, criterion", sql: `
    select badge_id, 1 as version, criterion, description, null as example, 3.0 as threshold, 5.0 as maximum
    from badge, (values ('accuracy', 'Work is right the first time'), ('independence', 'Works without help'), ('explanation', 'Can explain why')) as c (criterion, description) where logic <> 'learning'`},
  {table: "role_requirements", key: "role_id, badge_id", sql: "select role_id, badge_id, position from requirement"},
  {table: "career_steps", key: "from_role_id, to_role_id", sql: "select from_role_id, to_role_id, kind, months as minimum_months_in_role, assignment from step"},
  {table: "learning_assets", key: "asset_id, badge_id", sql: "select 'course-' || badge_id as asset_id, badge_id, name || ' course' as name, 'course' as kind, null as url, 6.0 as hours from badge"},
  {table: "badge_submissions", key: "submission_id", sql: `
    select ${submissionId} as submission_id, employee_id, badge_id, 1 as badge_version, enrolled_date, submitted_date, decision, case when decision <> 'pending' then decided_date end as decided_date,
      assessor_id, second_assessor_id, round(least(5, rubric_score), 2) as rubric_score, case logic when 'application' then 'work_sample' when 'assessment' then 'simulation' else 'assessment' end as evidence_type,
      case when decision = 'awarded' and valid_months is not null then decided_date + valid_months * 30 end as expires_date, case when decision = 'awarded' and u(id || badge_id || round, 'revoked') < 0.003 then least(decided_date + 200, as_of) end as revoked_date
    from submission, frame where submitted_date <= as_of`},
  {table: "submission_reviews", key: "submission_id, assessor_id", sql: `
    select ${submissionId} as submission_id, assessor_id, case when decision = 'awarded' then 'award' else 'deny' end as recommendation, round(least(5, rubric_score), 2) as rubric_score, decided_date - 1 as reviewed_date
    from submission, frame where decision <> 'pending' and submitted_date <= as_of and logic = 'application'
    union all
    select ${submissionId}, second_assessor_id, case when (decision = 'awarded') = (u(id || badge_id, 'agrees') < 0.88) then 'award' else 'deny' end, round(least(5, rubric_score + 0.2 * gauss(id || badge_id, 'second')), 2), decided_date
    from submission, frame where decision <> 'pending' and submitted_date <= as_of and logic = 'application' and second_assessor_id is not null and second_assessor_id <> assessor_id`},
  {table: "learning_enrollments", key: "enrollment_id", sql: `
    select code('LE', n) as enrollment_id, employee_id, case when u(id || badge_id, 'asset') < 0.7 then badge_id end as badge_id, 'course-' || badge_id as asset_id, enrolled_date,
      case when done <= as_of then done end as completed_date, case when done is null and enrolled_date + 200 <= least(as_of, last_day) then enrolled_date + 200 end as withdrawn_date, case when done <= as_of then 'completed' when done is null and enrolled_date + 200 <= least(as_of, last_day) then 'withdrawn' else 'enrolled' end as status
    from try_row join last_day using (id), frame, lateral (select case when u(id || badge_id, 'finishes') < 0.82 then enrolled_date + ((decided_date - enrolled_date) * 0.7)::integer end as done)
    where enrolled_date <= last_day`},
  {table: "performance_reviews", key: "employee_id, review_date", sql: "select employee_id, review_date, max(rating) as rating, max(rating) >= 4.5 as high_performer from review group by employee_id, review_date"},
  {table: "development_actions", key: "action_id", sql: "select * from action"},
  {table: "outcome_metrics", key: "metric", sql: "select metric, label, unit, better, family as \"function\" from measure"},
  {table: "team_outcomes", key: "team_id, month, metric", sql: "select team_id, month, metric, value from outcome"},
  {table: "sentiment_responses", key: "response_id", sql: "select * from answer"},
  {table: "program_rollout", key: "team_id", sql: "select team_id, start_date::date as start_date from rollout"},
  {table: "targets", key: "metric, year", sql: "select 'internal_fill_rate' as metric, 'all' as dimension, 'all' as member, y as year, 0.40 + 0.02 * (y - year(opening)) as value from frame, lateral (select unnest(range(year(opening) + 1, year(as_of) + 1)) as y)"},
  {table: "program_costs", key: "month, item", sql: "select month, item, amount from frame, lateral (select unnest(generate_series(opening, date_trunc('month', as_of), interval 1 month))::date as month), (values ('platform', 6500), ('assessor time', 9800)) as c (item, amount)"},
  {table: "events", key: "date", sql: "select * from (values (date '2022-10-01', 'Badge program begins', null::date), (date '2024-03-01', 'Rollout to teams begins', date '2024-12-01'), (date '2024-01-01', 'Accounts roles re-coded', null)) as e (date, label, until)"},
  {table: "reported_figures", key: "metric, period_start", sql: "select 'internal_fill_rate' as metric, 'year' as grain, make_date(y, 1, 1) as period_start, 'all' as dimension, 'all' as member, 'HR report' as source, 0.52 as value, 'internal ÷ all closed openings, transfers counted' as definition from frame, lateral (select unnest(range(year(opening) + 1, year(as_of))) as y)"},
  {table: "person_keys", key: "system, key", sql: "select 'learning' as system, 'u' || n as key, employee_id from person where not contingent"}
];
