import type {Row, Session} from "../../src/warehouse/session.ts";

/**
 * Rows for model tests: a fixed set of roles and teams, and people told in a line each. Two whole years, so that a
 * figure of 2025 has one of 2024 to be compared with.
 */
export const twoYears = {as_of: "2025-12-31", history_from: "2024-01-01"};

const role = (role_id: string, family: string, level_rank: number, track: string | null = "core"): Row =>
  ({role_id, title: role_id, family, level: `L${level_rank}`, level_rank, track});

/** Service has a specialist track beside its ladder, and a role of no track; Finance is a ladder of two. */
export const roles: readonly Row[] = [
  role("associate", "Service", 1),
  role("clerk", "Service", 1),
  role("temp", "Service", 1, null),
  role("specialist", "Service", 2),
  role("trainer", "Service", 2),
  role("analyst", "Service", 2, "specialist"),
  role("modeller", "Service", 2, "specialist"),
  role("lead", "Service", 3, "management"),
  role("accountant", "Finance", 1),
  role("controller", "Finance", 2)
];

const team = (team_id: string, parent_team_id: string | null, business_unit: string | null): Row =>
  ({team_id, name: team_id, parent_team_id, business_unit});

/** north and south are in Operations by their parent; claims names its own unit below Operations; adrift has none at all. */
export const teams: readonly Row[] = [
  team("company", null, null),
  team("operations", "company", "Operations"),
  team("north", "operations", null),
  team("south", "operations", null),
  team("claims", "operations", "Claims"),
  team("appeals", "claims", null),
  team("finance", "company", "Finance"),
  team("adrift", null, null)
];

export interface People {readonly employees: readonly Row[]; readonly job_history: readonly Row[]}

/** A job row: its date and what differs from the row before it. */
export type JobRow = readonly [date: string, changes: Row];

const firstJob = {role_id: "associate", team_id: "north", manager_id: null, location: "Berlin"};

/**
 * One person with the job rows given (by default a hire row on hire_date): role, team, manager and location carry on
 * from row to row, rows of one day are numbered in the order told.
 */
export function someone(employee_id: string, hire_date: string, rows: readonly JobRow[] = [[hire_date, {action: "hire"}]], employee: Row = {}): People {
  let job: Row = firstJob;
  const told = new Map<string, number>();
  const job_history = rows.map(([effective_date, {action = null, reason = null, recorded_date = null, ...changes}]) => {
    job = {...job, ...changes};
    const sequence = told.get(effective_date) ?? 0;
    told.set(effective_date, sequence + 1);
    return {employee_id, effective_date, sequence, ...job, action, reason, recorded_date};
  });
  const rest = {worker_type: "employee", termination_date: null, termination_reason: null, regrettable: null, gender: null, ...employee};
  return {employees: [{employee_id, hire_date, ...rest}], job_history};
}

/** The last row of a spell as many systems export it: no role, no team, only the date and the reason. */
export const leaves = (date: string, reason: string | null = "voluntary"): JobRow =>
  [date, {action: "termination", reason, role_id: null, team_id: null, location: null}];

export const together = (...people: readonly People[]): People =>
  ({employees: people.flatMap((p) => p.employees), job_history: people.flatMap((p) => p.job_history)});

/** n people alike, named with a number each. */
export const several = (n: number, make: (k: number) => People): People => together(...Array.from({length: n}, (_, k) => make(k + 1)));

export const filled = (requisition_id: string, filled_date: string, rest: Row = {}): Row => ({
  requisition_id, role_id: "specialist", team_id: "north", location: "Berlin", opened_date: "2024-01-01", filled_date, closed_date: null,
  status: "filled", hired_employee_id: null, source: null, ...rest
});

export interface Cell {
  readonly numerator: number | null; readonly denominator: number | null; readonly person_days: number | null;
  readonly value: number | null; readonly lower: number | null; readonly upper: number | null;
  readonly previous: number | null; readonly change: number | null; readonly change_lower: number | null; readonly change_upper: number | null;
}

const figures = ["numerator", "denominator", "person_days", "value", "lower", "upper", "previous", "change", "change_lower", "change_upper"];

/** The cells of marts.metric_values in one period, by member. */
export async function cells(session: Session, metric: string, grain: string, period_start: string, dimension: string): Promise<Record<string, Cell>> {
  const rows = await session.rows(
    `select member, ${figures.map((f) => `${f}::double as ${f}`).join(", ")} from marts.metric_values
     where metric = ? and grain = ? and period_start = ?::date and dimension = ?`, [metric, grain, period_start, dimension]);
  return Object.fromEntries(rows.map(({member, ...cell}) => [member, cell as unknown as Cell]));
}

/** The cell of everyone; undefined where none is written. */
export async function total(session: Session, metric: string, grain: string, period_start: string): Promise<Cell | undefined> {
  return (await cells(session, metric, grain, period_start, "all")).all;
}

/** One figure of each member's cell. */
export const each = (found: Record<string, Cell>, figure: keyof Cell) =>
  Object.fromEntries(Object.entries(found).map(([member, cell]) => [member, cell[figure]]));

/** How many rows a check of marts.data_quality found, by check, for those that found any. */
export async function faults(session: Session): Promise<Record<string, number>> {
  const rows = await session.rows<{check: string; rows_affected: string}>(`select "check", rows_affected from marts.data_quality where rows_affected > 0`);
  return Object.fromEntries(rows.map((r) => [r.check, Number(r.rows_affected)]));
}
