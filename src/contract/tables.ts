/**
 * The input tables: the only place that knows their columns. Everything that reads, checks, drafts or documents an
 * input derives from this list.
 */

/** `id` non-empty text; `date` ISO 8601; `month` first day of a month; `number` decimal; `list` values separated by `;`. */
export type ColumnType = "id" | "text" | "date" | "month" | "int" | "number" | "bool" | "list";

/** Tables whose absence of a referenced key rejects a row (other references become empty and are counted). */
export type Reference = "employees" | "roles" | "badges";

export interface Condition {
  readonly column: string;
  readonly word: string;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** May be empty. A column that is not optional and has no default must stand in the file and in every row. */
  readonly optional?: boolean;
  /** The words allowed, compared ignoring case and outer space. */
  readonly values?: readonly string[];
  /** Used where the column is absent or the value empty; such a column need not be supplied. */
  readonly fallback?: string | number | boolean;
  /** A hard reference: a value that is nowhere among the accepted rows rejects the row. */
  readonly references?: Reference;
  /** Rows where `column` holds `word` may leave this one empty, others may not. */
  readonly emptyOnlyWhere?: Condition;
  /** Rows where `column` holds `word` may not leave this one empty, others may. */
  readonly neededWhere?: Condition;
  /** Names a person: exports that know people by another key are matched to employee_id (`match`). */
  readonly person?: boolean;
  /** An amount in the manifest's currency. */
  readonly money?: boolean;
  /** A fact dated by this column after as_of is in no figure. The newest such date is the default as_of where `bounds` is set. */
  readonly bounds?: boolean;
}

export interface Table {
  readonly name: string;
  readonly required?: boolean;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Columns beyond the contract's are kept as text (demographics named in the manifest). */
  readonly open?: boolean;
  /** The column whose newest value says how fresh the source is. */
  readonly freshness?: string;
}

type Options = Omit<Column, "name" | "type">;
const column = (type: ColumnType) => (name: string, options: Options = {}): Column => ({name, type, ...options});
const id = column("id"), text = column("text"), date = column("date"), month = column("month");
const int = column("int"), number = column("number"), bool = column("bool"), list = column("list");
const optional = {optional: true} as const;
const person: Options = {person: true}, maybePerson: Options = {optional: true, person: true};
const employee: Options = {references: "employees", person: true}, role: Options = {references: "roles"}, badge: Options = {references: "badges"};

const reasons = ["voluntary", "involuntary", "retirement", "other"];
const evidence = ["assessment", "work_sample", "simulation", "observation", "peer_review", "panel"];

/** Columns of employees that identify a person directly: kept in raw.identities alone. */
export const directIdentifiers = ["name", "work_email"] as const;

export const tables: readonly Table[] = [
  {name: "employees", required: true, key: ["employee_id"], open: true, freshness: "hire_date", columns: [
    id("employee_id"), text("worker_type", {values: ["employee", "contingent"], fallback: "employee"}),
    date("hire_date", {bounds: true}), date("termination_date", {optional: true, bounds: true}), text("termination_reason", {optional: true, values: reasons}),
    bool("regrettable", optional), int("birth_year", optional), text("name", optional), text("work_email", optional)]},
  {name: "person_keys", key: ["system", "key"], columns: [id("system"), id("key"), id("employee_id", employee)]},
  {name: "job_history", required: true, key: ["employee_id", "effective_date", "sequence"], freshness: "effective_date", columns: [
    id("employee_id", employee), date("effective_date", {bounds: true}), int("sequence", {fallback: 0}),
    id("role_id", {...role, optional: true, emptyOnlyWhere: {column: "action", word: "termination"}}), id("team_id", optional), id("manager_id", maybePerson), text("location", optional),
    text("action", {optional: true, values: ["hire", "rehire", "promotion", "lateral", "demotion", "transfer", "reorganization", "data_change", "termination"]}),
    text("reason", optional), date("recorded_date", {optional: true, bounds: true})]},
  {name: "roles", required: true, key: ["role_id"], columns: [
    id("role_id"), text("title"), text("family"), text("level"), int("level_rank"), text("track", {optional: true, values: ["management", "specialist", "core"]}),
    bool("critical", {fallback: false}), number("annual_vacancy_cost", {optional: true, money: true}), text("pay_band", optional), number("months_to_productivity", optional)]},
  {name: "teams", key: ["team_id"], columns: [
    id("team_id"), text("name"), id("parent_team_id", optional), text("business_unit", optional), text("function", optional)]},
  {name: "requisitions", key: ["requisition_id"], freshness: "opened_date", columns: [
    id("requisition_id"), id("role_id", role), id("team_id", optional), text("location", optional), date("opened_date"), date("filled_date", {optional: true, bounds: true, neededWhere: {column: "status", word: "filled"}}),
    date("closed_date", optional), text("status", {values: ["open", "filled", "cancelled"]}), id("hired_employee_id", maybePerson),
    text("source", {optional: true, values: ["internal", "external"]}), text("url", optional)]},
  {name: "competencies", key: ["competency_id"], columns: [
    id("competency_id"), text("name"), text("scope", {values: ["universal", "family", "role"]}), text("family", optional), text("behavior"), bool("scarce", optional)]},
  {name: "badges", key: ["badge_id", "version"], freshness: "effective_from", columns: [
    id("badge_id"), int("version"), text("name"), id("competency_id", optional), text("level", {values: ["bronze", "silver", "gold"]}),
    text("award_logic", {values: ["learning", "assessment", "application"]}), text("description", optional), text("criteria", optional), text("url", optional), text("image", optional),
    list("required_evidence", {optional: true, values: evidence}), int("validators_required", {fallback: 1}), int("valid_months", optional), date("effective_from"),
    date("retired_date", optional), text("created_by", optional), text("approved_by", optional), date("approved_date", optional), date("review_due", optional),
    list("counts_toward", {optional: true, values: ["review", "pay_band", "promotion", "stretch"]})]},
  {name: "rubric_criteria", key: ["badge_id", "version", "criterion"], columns: [
    id("badge_id", badge), int("version"), id("criterion"), text("description"), text("example", optional), number("threshold"), number("maximum")]},
  {name: "role_requirements", key: ["role_id", "badge_id"], columns: [id("role_id", role), id("badge_id", badge), int("position", optional)]},
  {name: "career_steps", key: ["from_role_id", "to_role_id"], columns: [
    id("from_role_id", role), id("to_role_id", role), text("kind", {values: ["promotion", "lateral", "specialist"]}), int("minimum_months_in_role", {fallback: 0}), text("assignment", optional)]},
  {name: "learning_assets", key: ["asset_id", "badge_id"], columns: [
    id("asset_id"), id("badge_id", {...badge, optional: true}), text("name"), text("kind"), text("url", optional), number("hours", optional)]},
  {name: "badge_submissions", key: ["submission_id"], freshness: "decided_date", columns: [
    id("submission_id"), id("employee_id", employee), id("badge_id", badge), int("badge_version", optional), date("enrolled_date", optional), date("submitted_date", optional),
    text("decision", {values: ["awarded", "denied", "pending"]}), date("decided_date", {optional: true, bounds: true}), id("assessor_id", maybePerson), id("second_assessor_id", maybePerson),
    number("rubric_score", optional), text("evidence_type", {optional: true, values: evidence}), date("expires_date", optional), date("revoked_date", optional)]},
  {name: "submission_reviews", key: ["submission_id", "assessor_id"], freshness: "reviewed_date", columns: [
    id("submission_id"), id("assessor_id", person), text("recommendation", {values: ["award", "deny"]}), number("rubric_score", optional), date("reviewed_date")]},
  {name: "learning_enrollments", key: ["enrollment_id"], freshness: "enrolled_date", columns: [
    id("enrollment_id"), id("employee_id", employee), id("badge_id", {...badge, optional: true}), id("asset_id", optional), date("enrolled_date"),
    date("completed_date", optional), date("withdrawn_date", optional), text("status", {values: ["enrolled", "completed", "withdrawn"]})]},
  {name: "performance_reviews", key: ["employee_id", "review_date"], freshness: "review_date", columns: [
    id("employee_id", employee), date("review_date"), number("rating"), bool("high_performer", optional)]},
  {name: "development_actions", key: ["action_id"], freshness: "created_date", columns: [
    id("action_id"), id("manager_id", person), id("employee_id", employee), text("kind", {values: ["one_on_one", "career_conversation", "stretch_assignment", "evidence_review", "calibration_session"]}),
    date("created_date", optional), date("due_date", optional), date("completed_date", optional)]},
  {name: "outcome_metrics", key: ["metric"], columns: [
    id("metric"), text("label"), text("unit"), text("better", {values: ["higher", "lower"]}), text("function", optional)]},
  {name: "team_outcomes", key: ["team_id", "month", "metric"], freshness: "month", columns: [id("team_id"), month("month"), id("metric"), number("value")]},
  {name: "sentiment_responses", key: ["response_id"], freshness: "survey_date", columns: [
    id("response_id"), id("team_id"), date("survey_date"), text("question"), number("score")]},
  {name: "program_rollout", key: ["team_id"], freshness: "start_date", columns: [id("team_id"), date("start_date")]},
  {name: "targets", key: ["metric", "dimension", "member", "year"], columns: [id("metric"), id("dimension"), id("member"), int("year"), number("value")]},
  {name: "program_costs", key: ["month", "item"], freshness: "month", columns: [month("month"), id("item"), number("amount", {money: true})]},
  {name: "events", key: ["date", "label"], freshness: "date", columns: [
    date("date"), id("label"), date("until", optional), text("dimension", optional), text("member", optional), text("url", optional)]},
  {name: "reported_figures", key: ["metric", "grain", "period_start", "dimension", "member", "source"], columns: [
    id("metric"), id("grain"), date("period_start"), id("dimension"), id("member"), id("source"), number("value"), text("definition", optional)]}
];

/** What a headcount file tells of a person; its day is in its name. */
export const headcountColumns: readonly string[] = ["employee_id", "role_id", "team_id", "manager_id", "location"];

/** Rows of dated headcount files, from which job_history is derived: its rows, each dated on the day of its file. */
export const headcounts: Table = {...tables.find(({name}) => name === "job_history")!, name: "headcounts"};

const byName = new Map(tables.map((table) => [table.name, table]));

/** The table of that name; throws where there is none (a programming error: names from outside are checked first). */
export function tableNamed(name: string): Table {
  const table = byName.get(name);
  if (!table) throw new Error(`no input table is named ${name}`);
  return table;
}

/** The DuckDB type that a column is stored with in `raw`. Decimals, so that sums do not depend on the order of rows. */
export function storedType(type: ColumnType): string {
  switch (type) {
    case "date": case "month": return "date";
    case "int": return "integer";
    case "number": return "decimal(18,6)";
    case "bool": return "boolean";
    case "list": return "varchar[]";
    default: return "varchar";
  }
}
