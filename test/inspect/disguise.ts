import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {identifier, literal, openSession} from "../../src/warehouse/session.ts";

/** Ours: theirs, in the style of the system that would give the table: Workday, Cornerstone, Credly. */
interface Disguise {
  readonly file: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly titles?: readonly string[];
  /** SQL over `t`, the table's rows with ours as names, that changes them. */
  readonly select?: string;
  /** Copies of other nights, each without the last rows of the next. */
  readonly nightly?: boolean;
}

const us = (name: string) => `strftime(${name}::date, '%m/%d/%Y') as ${name}`;

/** Every header of the demo by another name. Columns are in the order of the clean export. */
export const disguises: Readonly<Record<string, Disguise>> = {
  employees: {
    file: "workday/workers-2026-06-30.csv", nightly: true, titles: ["Worker Report", "Run by: Report Owner", "Effective as of 06/30/2026"],
    select: `* replace (case worker_type when 'employee' then 'Regular' else 'Contingent Worker' end as worker_type, ${us("hire_date")}, ${us("termination_date")},
      case termination_reason when 'voluntary' then 'Terminate Employee > Voluntary' when 'involuntary' then 'Terminate Employee > Involuntary' when 'retirement' then 'Retirement' when 'other' then 'End of Contract' end as termination_reason)`,
    columns: {employee_id: "Worker ID", worker_type: "Worker Type", hire_date: "Original Hire Date", termination_date: "Termination Date", termination_reason: "Primary Termination Reason", regrettable: "Regrettable Termination", birth_year: "Year of Birth", name: "Legal Name", work_email: "Email - Primary Work", gender: "Gender", ethnicity: "Race/Ethnicity", age_band: "Age Group"}
  },
  person_keys: {file: "cornerstone/users.csv", columns: {system: "Source System", key: "Username", employee_id: "User ID"}},
  job_history: {
    file: "workday/job-history.csv", titles: ["Worker Job History", "All effective dates", ""],
    // Only what changed: a value is left out where the row before it held the same. Managers, whom the clean rows lose too, are given in full.
    select: `* replace (
      case when action in ('hire', 'rehire') or role_id is distinct from lag(role_id) over w then role_id end as role_id, case when action in ('hire', 'rehire') or team_id is distinct from lag(team_id) over w then team_id end as team_id,
      case when action in ('hire', 'rehire') or location is distinct from lag(location) over w then location end as location,
      case action when 'hire' then 'Hire Employee' when 'rehire' then 'Rehire' when 'promotion' then 'Promote Employee' when 'lateral' then 'Lateral Move' when 'demotion' then 'Demote Employee' when 'transfer' then 'Transfer Employee' when 'reorganization' then 'Move Workers' when 'data_change' then 'Change Job' when 'termination' then 'Terminate Employee' end as action,
      ${us("effective_date")}, ${us("recorded_date")})`,
    columns: {employee_id: "Worker ID", effective_date: "Effective Date", sequence: "Entry Number", role_id: "Job Profile ID", team_id: "Supervisory Organization ID", manager_id: "Manager ID", location: "Location - Proposed", action: "Business Process Type", reason: "Business Process Reason", recorded_date: "Date Entered"}
  },
  roles: {file: "workday/job-profiles.csv", titles: ["Job Profiles"], columns: {role_id: "Job Profile ID", title: "Job Profile Name", family: "Job Family", level: "Management Level", level_rank: "Job Level Rank", track: "Career Track", critical: "Critical Job", annual_vacancy_cost: "Annual Vacancy Cost (EUR)", pay_band: "Compensation Grade", months_to_productivity: "Months to Productivity"}},
  teams: {file: "workday/supervisory-organizations.csv", columns: {team_id: "Supervisory Organization ID", name: "Supervisory Organization Name", parent_team_id: "Superior Organization ID", business_unit: "Business Unit", function: "Job Function"}},
  requisitions: {
    file: "workday/job-requisitions.csv", select: `* replace (case status when 'cancelled' then 'Closed' when 'filled' then 'Filled' else 'Open' end as status, ${us("opened_date")}, ${us("filled_date")}, ${us("closed_date")})`,
    columns: {requisition_id: "Job Requisition ID", role_id: "Job Profile ID", team_id: "Supervisory Organization ID", location: "Primary Location", opened_date: "Recruiting Start Date", filled_date: "Job Requisition Fill Date", closed_date: "Job Requisition Close Date", status: "Job Requisition Status", hired_employee_id: "Hired Worker ID", source: "Hire Source", url: "Job Posting URL"}
  },
  competencies: {file: "credly/skills.csv", columns: {competency_id: "Skill ID", name: "Skill Name", scope: "Breadth", family: "Job Family", behavior: "Observable Behaviour", scarce: "Scarce Skill"}},
  badges: {
    file: "credly/badge-templates.csv",
    columns: {badge_id: "Badge Template ID", version: "Badge Template Version", name: "Badge Template Name", competency_id: "Skill ID", level: "Badge Level", award_logic: "Award Logic", description: "Badge Template Description", criteria: "Earning Criteria", url: "Badge Template URL", required_evidence: "Required Evidence", validators_required: "Validators Required", valid_months: "Valid For Months", effective_from: "Activated At", retired_date: "Archived At", created_by: "Created By", approved_by: "Approved By", approved_date: "Approved At", review_due: "Review Due At", counts_toward: "Counts Toward"}
  },
  rubric_criteria: {file: "credly/rubric-criteria.csv", columns: {badge_id: "Badge Template ID", version: "Template Version", criterion: "Criterion", description: "Criterion Description", example: "Evidence Example", threshold: "Passing Threshold", maximum: "Maximum Score"}},
  role_requirements: {file: "credly/job-profile-badges.csv", columns: {role_id: "Job Profile ID", badge_id: "Badge Template ID", position: "Sequence"}},
  career_steps: {file: "workday/career-steps.csv", columns: {from_role_id: "From Job Profile ID", to_role_id: "To Job Profile ID", kind: "Move Type", minimum_months_in_role: "Minimum Time in Job Profile", assignment: "Stretch Assignment"}},
  learning_assets: {file: "cornerstone/training-catalog.csv", columns: {asset_id: "Training Object ID", badge_id: "Badge Code", name: "Training Title", kind: "Training Type", url: "Training Deep Link", hours: "Training Hours"}},
  badge_submissions: {
    file: "credly/issued-badges.csv",
    select: `* replace (coalesce((select work_email from people where people.employee_id = t.employee_id), t.employee_id) as employee_id, (select upper(work_email) from people where people.employee_id = t.assessor_id) as assessor_id, (select work_email from people where people.employee_id = t.second_assessor_id) as second_assessor_id, decided_date || ' 09:41:00 UTC' as decided_date)`,
    columns: {submission_id: "Issued Badge ID", employee_id: "Recipient Email", badge_id: "Badge Template ID", badge_version: "Badge Template Version", enrolled_date: "Enrolled At", submitted_date: "Submitted At", decision: "State", decided_date: "Issued At", assessor_id: "Reviewer Email", second_assessor_id: "Second Reviewer Email", rubric_score: "Evidence Score", evidence_type: "Evidence Type", expires_date: "Expires At", revoked_date: "Revoked At"}
  },
  submission_reviews: {file: "credly/evidence-reviews.csv", columns: {submission_id: "Issued Badge ID", assessor_id: "Reviewer ID", recommendation: "Recommendation", rubric_score: "Evidence Score", reviewed_date: "Reviewed At"}},
  learning_enrollments: {
    file: "cornerstone/transcripts-20260630.csv", nightly: true, titles: ["Transcript Report", "Created on 06/30/2026"],
    select: `* replace (case status when 'enrolled' then 'In Progress' when 'completed' then 'Completed' else 'Withdrawn' end as status, ${us("enrolled_date")}, ${us("completed_date")}, ${us("withdrawn_date")})`,
    columns: {enrollment_id: "Transcript ID", employee_id: "User ID", badge_id: "Badge Code", asset_id: "Training Object ID", enrolled_date: "Transcript Registration Date", completed_date: "Transcript Completed Date", withdrawn_date: "Transcript Withdrawal Date", status: "Transcript Status"}
  },
  performance_reviews: {file: "workday/performance-reviews.csv", select: `* replace (${us("review_date")})`, columns: {employee_id: "Worker ID", review_date: "Review Period End Date", rating: "Manager Overall Rating", high_performer: "Top Talent"}},
  development_actions: {file: "workday/check-ins.csv", columns: {action_id: "Check-In ID", manager_id: "Manager ID", employee_id: "Worker ID", kind: "Check-In Type", created_date: "Scheduled On", due_date: "Due On", completed_date: "Held On"}},
  outcome_metrics: {file: "measures/measures.csv", columns: {metric: "Measure", label: "Measure Name", unit: "Unit", better: "Good Is", function: "Function"}},
  team_outcomes: {file: "measures/measure-values.csv", columns: {team_id: "Supervisory Organization ID", month: "Month", metric: "Measure", value: "Measure Value"}},
  sentiment_responses: {file: "measures/survey.csv", columns: {response_id: "Survey Response ID", team_id: "Supervisory Organization ID", survey_date: "Survey Date", question: "Prompt", score: "Answer Score"}},
  program_rollout: {file: "measures/rollout.csv", columns: {team_id: "Supervisory Organization ID", start_date: "Rollout Date"}},
  targets: {file: "measures/targets.csv", columns: {metric: "Target Metric", dimension: "Target Dimension", member: "Target Member", year: "Target Year", value: "Target Value"}},
  program_costs: {file: "measures/program-spend.csv", columns: {month: "Accounting Month", item: "Cost Item", amount: "Amount (EUR)"}},
  events: {file: "measures/events.csv", columns: {date: "Event Date", label: "Event Label", until: "Until Date", dimension: "Dimension Name", member: "Member Name", url: "Event URL"}},
  reported_figures: {file: "measures/reported.csv", columns: {metric: "Reported Metric", grain: "Grain Name", period_start: "Period Start Date", dimension: "Dimension Name", member: "Member Name", source: "Source Name", value: "Reported Value", definition: "Definition Text"}}
};

/** Tables of persons into which outsiders are put: a fifth of the rows more, about people who are not in employees. */
const outsiders: Readonly<Record<string, string>> = {
  badge_submissions: "* replace ('X' || submission_id as submission_id, 'outsider.' || submission_id || '@partner.example' as employee_id)",
  learning_enrollments: "* replace ('X' || enrollment_id as enrollment_id, 'P' || employee_id as employee_id)",
  performance_reviews: "* replace ('P' || employee_id as employee_id)",
  development_actions: "* replace ('X' || action_id as action_id, 'P' || employee_id as employee_id)"
};

/** Writes the clean demo's exports again as other systems would give them. */
export async function disguise(clean: string, target: string): Promise<void> {
  const session = await openSession();
  try {
    await session.run(`create table people as select employee_id, work_email from read_csv(${literal(join(clean, "employees.csv"))}, all_varchar = true)`);
    for (const [table, {file, columns, titles = [], select = "*", nightly}] of Object.entries(disguises)) {
      const path = join(target, file), names = Object.keys(columns).map(identifier).join(", ");
      mkdirSync(dirname(path), {recursive: true});
      await session.run(`create or replace table t as select row_number() over () as place, * from read_csv(${literal(join(clean, `${table}.csv`))}, all_varchar = true)`);
      await session.run(`create or replace table told as select ${select} from t ${table === "job_history" ? "window w as (partition by employee_id order by effective_date, sequence::integer)" : ""}`);
      if (outsiders[table]) await session.run(`insert into told select ${outsiders[table]} from told where place % 5 = 0`);
      const write = async (to: string, where: string) => {
        await session.run(`copy (select ${Object.entries(columns).map(([ours, theirs]) => `${identifier(ours)} as ${identifier(theirs)}`).join(", ")} from (select ${names} from told where ${where} order by place, ${identifier(Object.keys(columns)[0]!)})) to ${literal(to)} (format csv, header true)`);
        if (titles.length > 0) writeFileSync(to, `${titles.join("\n")}\n${readFileSync(to, "utf8")}`);
      };
      await write(path, "true");
      if (!nightly) continue;
      for (const [day, dropped] of [["29", 2], ["28", 5]] as const) await write(path.replace(/30\.csv$/, `${day}.csv`), `place <= (select max(place) from told) - ${dropped}`);
    }
  } finally {
    session.close();
  }
}
