/** How one table leaves the organization: its rows in the contract's columns, in the order of its key. */
export interface Export {
  readonly table: string;
  readonly sql: string;
  readonly key: string;
}

const node = (name: string) => `'unit-' || lower(replace(${name}, ' ', '-'))`;
const ageBand = (age: string) => `case when ${age} < 30 then 'under 30' when ${age} < 40 then '30–39' when ${age} < 50 then '40–49' when ${age} < 60 then '50–59' else '60 and over' end`;

export const people: readonly Export[] = [
  {table: "employees", key: "employee_id", sql: `
    with lasts as (select pid, max_by(exit_day, n) filter (exit_day is not null) as exit_day, max(n) filter (exit_day is not null) as exit_n, max(n) as last_n, max_by(exit_reason, n) filter (exit_day is not null) as reason from stay group by pid)
    select p.employee_id, case when p.contingent then 'contingent' else 'employee' end as worker_type, on_day(p.hire_day) as hire_date,
      case when exit_n = last_n then on_day(exit_day) end as termination_date, case when exit_n = last_n then reason end as termination_reason,
      case when exit_n = last_n and reason = 'voluntary' and u(p.pid, 'regret') < 0.8 then p.talent > 0.6 end as regrettable,
      case when u(p.pid, 'no birth year') > 0.01 then p.birth_year end as birth_year,
      p.name, lower(replace(p.name, ' ', '.')) || '.' || p.pid || '@meridian.example' as work_email, p.gender, p.ethnicity,
      case when u(p.pid, 'no birth year') > 0.01 then ${ageBand("year(on_day(as_of)) - p.birth_year")} end as age_band
    from person as p join lasts using (pid), frame`},
  {table: "person_keys", key: "system, key", sql: "select 'learning' as system, 'u' || pid as key, employee_id from person where not contingent"},
  {table: "job_history", key: "employee_id, effective_date, sequence", sql: `
    select p.employee_id, on_day(j.day) as effective_date, j.sequence, j.role_id, j.team_id, j.manager_id, j.location, j.action, j.reason, on_day(j.recorded) as recorded_date
    from job_row as j join person as p using (pid)`}
];

export const openings: readonly Export[] = [
  {table: "requisitions", key: "requisition_id", sql: `
    select code('RQ', o.code_n) as requisition_id, o.role_id, t.team_id, t.location, on_day(o.opened) as opened_date, on_day(o.filled) as filled_date, on_day(o.closed) as closed_date, o.status,
      case when u(o.key, 'not named') > 0.02 then p.employee_id end as hired_employee_id, o.source, case when o.status = 'open' then 'https://jobs.meridian.example/' || lower(code('RQ', o.code_n)) end as url
    from opening as o join team as t on t.family = o.family and t.k = o.k left join person as p on p.pid = o.hired`}
];

export const development: readonly Export[] = [
  {table: "performance_reviews", key: "employee_id, review_date", sql: "select p.employee_id, on_day(day) as review_date, rating, rating >= 4.5 as high_performer from review join person as p using (pid)"},
  {table: "development_actions", key: "action_id", sql: `
    select code('DA', a.code_n) as action_id, m.employee_id as manager_id, p.employee_id, a.kind, on_day(created) as created_date, on_day(due) as due_date, on_day(completed) as completed_date
    from action as a join person as p using (pid) join person as m on m.pid = a.manager`}
];

export const framework: readonly Export[] = [
  {table: "teams", key: "team_id", sql: `
    select 'company' as team_id, 'Meridian Services' as name, null as parent_team_id, null as business_unit, null as "function"
    union all select distinct ${node("unit")}, unit, 'company', unit, null from family
    union all select distinct family_node, family, ${node("unit")}, null, family from team
    union all select distinct department_id, family || ' ' || location || ' ' || (d + 1), family_node, null, family from team
    union all select team_id, family || ' ' || location || ' ' || (d + 1) || '.' || (k // (max(d) over (partition by family) + 1) + 1), department_id, null, family from team`},
  {table: "roles", key: "role_id", sql: `
    select role_id, title, family, level, level_rank, track, critical, vacancy_cost as annual_vacancy_cost, 'B' || (level_rank + case when track = 'specialist' then 1 else 0 end) as pay_band, 2 + level_rank * 1.5 as months_to_productivity from role`},
  {table: "competencies", key: "competency_id", sql: "select * from competency"},
  {table: "badges", key: "badge_id, version", sql: `
    with versions as (
      -- Standards of gating silver badges were sharpened once.
      select b.*, v as version, v = 1 and level = 'silver' as replaced, frame.* from badge as b, frame, (values (1), (2)) as n (v) where v = 1 or level = 'silver'
    )
    select badge_id, version, name, competency_id, level, logic as award_logic, 'Shows ' || lower(name) || ' at ' || level || ' level' as description,
      case level when 'bronze' then 'Exposure: knows it and has seen it done' when 'silver' then 'Supervised application in real work' else 'Independent performance' end as criteria,
      'https://badges.meridian.example/' || badge_id || '/' || version as url, evidence as required_evidence, validators as validators_required, valid_months::integer as valid_months,
      case version when 1 then (on_day(opening) - interval 1 year)::date else (on_day(opening) + interval 30 month)::date end as effective_from,
      case when replaced then (on_day(opening) + interval 30 month)::date end as retired_date, 'Learning and development' as created_by, 'Skills board' as approved_by,
      case version when 1 then (on_day(opening) - interval 13 month)::date else (on_day(opening) + interval 29 month)::date end as approved_date,
      case when not replaced then on_day(as_of + 120) end as review_due, case when logic = 'application' then 'promotion;review' else 'review' end as counts_toward
    from versions`},
  {table: "rubric_criteria", key: "badge_id, version, criterion", sql: `
    select badge_id, v as version, criterion, description, example, 3.0 as threshold, 5.0 as maximum
    from badge, (values (1), (2)) as n (v), (values ('accuracy', 'Work is right the first time', 'Ten cases in a row without a correction'), ('independence', 'Works without help', 'Closes a hard case alone'), ('explanation', 'Can explain why', 'Teaches it to a colleague')) as c (criterion, description, example)
    where logic <> 'learning' and (v = 1 or level = 'silver')`},
  {table: "role_requirements", key: "role_id, badge_id", sql: "select role_id, badge_id, position from requirement"},
  {table: "career_steps", key: "from_role_id, to_role_id", sql: "select from_role_id, to_role_id, kind, months as minimum_months_in_role, assignment from step"},
  {table: "learning_assets", key: "asset_id, badge_id", sql: `
    select 'course-' || badge_id as asset_id, badge_id, name || ' course' as name, 'course' as kind, 'https://learn.meridian.example/' || badge_id as url, case level when 'bronze' then 6.0 when 'silver' then 14.0 else 30.0 end as hours from badge`}
];

const standard = "case when b.level = 'silver' and s.decided >= day_of((on_day(opening) + interval 30 month)::date) then 2 else 1 end";

export const badgeFacts: readonly Export[] = [
  {table: "badge_submissions", key: "submission_id", sql: `
    select code('BS', s.code_n) as submission_id, p.employee_id, s.badge_id, ${standard} as badge_version, on_day(s.enrolled) as enrolled_date, on_day(s.submitted) as submitted_date, s.decision,
      case when s.decision <> 'pending' then on_day(s.decided) end as decided_date, a.employee_id as assessor_id, case when s.decision <> 'pending' then c.employee_id end as second_assessor_id,
      case when s.decision <> 'pending' then s.score end as rubric_score, case s.logic when 'application' then 'work_sample' when 'assessment' then 'simulation' else 'assessment' end as evidence_type,
      s.expires as expires_date, s.revoked as revoked_date
    from submission as s join person as p using (pid) join badge as b using (badge_id) left join person as a on a.pid = s.assessor left join person as c on c.pid = s.second, frame`},
  {table: "submission_reviews", key: "submission_id, assessor_id", sql: `
    select code('BS', s.code_n) as submission_id, a.employee_id as assessor_id, case when decision = 'awarded' then 'award' else 'deny' end as recommendation, score as rubric_score, on_day(decided - 1) as reviewed_date
    from submission as s join person as a on a.pid = s.assessor where decision <> 'pending' and logic = 'application'
    union all
    select code('BS', s.code_n), a.employee_id, case when (decision = 'awarded') = (u(key, 'agrees') < 0.88) then 'award' else 'deny' end, round(least(5, greatest(1, score + u(key, 'differs') - 0.5)), 1), on_day(decided)
    from submission as s join person as a on a.pid = s.second where decision <> 'pending' and logic = 'application'`},
  {table: "learning_enrollments", key: "enrollment_id", sql: `
    select code('LE', code_n) as enrollment_id, p.employee_id, case when u(key, 'asset') < 0.7 then badge_id end as badge_id, 'course-' || badge_id as asset_id, on_day(enrolled) as enrolled_date,
      on_day(completed) as completed_date, on_day(withdrawn) as withdrawn_date, case when completed is not null then 'completed' when withdrawn is not null then 'withdrawn' else 'enrolled' end as status
    from enrolment join person as p using (pid)`}
];

const years = "lateral (select unnest(range(year(on_day(opening)) + 1, year(on_day(as_of)) + 1))::integer as y)";

export const business: readonly Export[] = [
  {table: "outcome_metrics", key: "metric", sql: "select metric, label, unit, better, family as \"function\" from measure"},
  {table: "team_outcomes", key: "team_id, month, metric", sql: "select team_id, month, metric, value from outcome"},
  {table: "sentiment_responses", key: "response_id", sql: "select code('SR', code_n) as response_id, team_id, on_day(day) as survey_date, 'I see a next step for me here' as question, score from answer"},
  {table: "program_rollout", key: "team_id", sql: "select team_id, on_day(rollout_day) as start_date from team, frame where rollout_day <= as_of"},
  {table: "targets", key: "metric, dimension, member, year", sql: `
    select metric, 'all' as dimension, 'all' as member, y as year, round(base + yearly * (y - year(on_day(opening))), 3) as value
    from frame, ${years}, (values ('internal_fill_rate', 0.34, 0.02), ('promotion_rate', 0.07, 0.0), ('voluntary_attrition_rate', 0.1, -0.004)) as t (metric, base, yearly)`},
  {table: "program_costs", key: "month, item", sql: `
    select month, item, round(amount * (1 + 0.06 * (year(month) - year(on_day(opening)))), 2) as amount from month, frame, (values ('platform', 6500.0), ('assessor time', 9800.0), ('learning content', 4200.0)) as c (item, amount)`},
  {table: "events", key: "date, label", sql: `
    select on_day(program) as date, 'Badge program begins' as label, null::date as until, null as dimension, null as member, null as url from frame
    union all select (on_day(opening) + interval 18 month)::date, 'Rollout to teams', (on_day(opening) + interval 47 month)::date, null, null, null from frame
    union all select on_day(recode_day), 'Accounts roles re-coded', null, 'family', 'Finance', null from frame
    union all select (on_day(as_of) - interval 18 month)::date, 'Workflow basics counts toward the yearly review', null, null, null, null from frame`},
  {table: "reported_figures", key: "metric, period_start", sql: `
    select 'internal_fill_rate' as metric, 'year' as grain, make_date(y, 1, 1) as period_start, 'all' as dimension, 'all' as member, 'HR report' as source, round(0.46 + 0.02 * (y - year(on_day(opening))), 2) as value, 'internal ÷ all closed openings, transfers counted' as definition
    from frame, ${years} where y < year(on_day(as_of))`}
];
