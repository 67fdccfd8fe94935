import {createReadStream} from "node:fs";
import {appendFile} from "node:fs/promises";
import {join} from "node:path";
import {createInterface} from "node:readline";
import type {Session} from "../warehouse/session.ts";

/** How many bad rows of each kind were added to each table. */
export type PlantedDirt = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface DirtKind {
  readonly table: string;
  /** The file that it is added to, before that is zipped. */
  readonly file: string;
  /** Why the ingest rejects such a row. */
  readonly kind: string;
  /** The k-th bad line, or lines. Given the first lines that are there, so that some may be repeated. */
  readonly line: (k: number, lines: readonly string[], asOf: string) => string;
}

const nobody = (k: number) => `ZZ${String(9_000_000 + k)}`;
const stride = 37;
const other = (k: number, lines: readonly string[]) => lines[1 + ((k * stride) % (lines.length - 1))]!;
const field = (line: string, index: number, value: string, separator = ",") => {
  const fields = line.split(separator);
  fields[index] = value;
  return fields.join(separator);
};

const kinds: readonly DirtKind[] = [
  {table: "employees", file: "hris/workers.csv", kind: "unreadable_value", line: (k) => `${nobody(k)},Nobody ${k},,Regular,31/31/2023,,,,1980,woman,Group A,40–49`},
  {table: "job_history", file: "job_history/2023.csv", kind: "unreadable_value", line: (k, lines) => field(other(k, lines), 1, "2023-13-45")},
  {table: "job_history", file: "job_history/2023.csv", kind: "unknown_employee", line: (k) => `${nobody(k)},2023-05-01,0,co-associate,,,,hire,,2023-05-01`},
  {table: "job_history", file: "job_history/2024.csv", kind: "duplicate_row", line: (k, lines) => other(k, lines)},
  {table: "job_history", file: "job_history/2024.csv", kind: "too_many_fields", line: (k, lines) => `${other(k, lines)},left over`},
  {table: "requisitions", file: "requisitions.jsonl", kind: "outside_list", line: (k) => JSON.stringify({requisition_id: `RX${k}`, role_id: "co-associate", opened_date: "2025-01-10", status: "on hold"})},
  {table: "learning_enrollments", file: "learning_enrollments.csv", kind: "missing_value", line: (k, lines) => field(other(k, lines), 0, "")},
  {table: "sentiment_responses", file: "sentiment_responses.csv", kind: "duplicate_key", line: (k) => `SX${k},company,2024-10-01,I see a next step for me here,2\nSX${k},company,2024-10-01,I see a next step for me here,4`},
  {table: "learning_enrollments", file: "learning_enrollments.csv", kind: "unknown_person", line: (k) => `LX${k},${nobody(k)},workflow-basics,,2025-02-01,,,enrolled`},
  {table: "performance_reviews", file: "performance_reviews.csv", kind: "unreadable_value", line: (k, lines) => field(field(other(k, lines), 1, `2020-02-${String(1 + (k % 28)).padStart(2, "0")}`, ";"), 2, "good", ";")}
];

/** Adds bad rows to the exports of a table before they are zipped, about 0.2 % of it and at least one of a kind. `rows`: how many it has. */
export async function addDirt(folder: string, table: string, rows: number, asOf: string): Promise<Readonly<Record<string, number>>> {
  const planted: Record<string, number> = {};
  const ofTable = kinds.filter((kind) => kind.table === table);
  const count = Math.max(1, Math.round(rows * (0.002 / ofTable.length)));
  for (const {file, kind, line} of ofTable) {
    const path = join(folder, file);
    const lines = await firstLines(path, 2 + stride * count);
    const added = Array.from({length: count}, (_, k) => line(k, lines, asOf).split("\n")).flat();
    await appendFile(path, added.map((one) => `${one}\n`).join(""));
    planted[kind] = added.length;
  }
  return planted;
}

async function firstLines(path: string, many: number): Promise<string[]> {
  const lines: string[] = [];
  const input = createReadStream(path);
  for await (const line of createInterface({input, crlfDelay: Infinity})) if (lines.push(line) >= many) break;
  input.destroy();
  return lines;
}

/** Facts that contradict each other, as real systems hold them: they load, are kept, and are counted. By table and the check that finds them. */
const contradictions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  requisitions: {
    fill_source_contradicted: `update out_requisitions set source = 'external' where source = 'internal' and hired_employee_id is not null and u(requisition_id, 'contradicts') < 0.02`
  },
  job_history: {
    promotion_without_role_change: `update out_job_history as j set action = 'promotion' from person as p
      where j.employee_id = p.employee_id and not p.contingent and action = 'data_change' and effective_date > on_day((select opening from frame)) and u(j.employee_id || effective_date, 'mistaken') < 0.1`,
    job_row_after_as_of: `insert into out_job_history select employee_id, on_day((select as_of from frame) + 21), 0, role_id, team_id, manager_id, location, 'data_change', null, null from out_job_history
      where action = 'hire' and effective_date > on_day((select as_of from frame) - 200) and u(employee_id, 'future') < 0.08`,
    unknown_team: `update out_job_history set team_id = 'TM0000000' where action = 'transfer' and u(employee_id || effective_date, 'lost team') < 0.02`
  },
  badge_submissions: {
    award_before_hire: `update out_badge_submissions as b set enrolled_date = on_day(p.hire_day - 60), submitted_date = on_day(p.hire_day - 25), decided_date = on_day(p.hire_day - 20), expires_date = null
      from person as p where p.employee_id = b.employee_id and b.decision = 'awarded' and b.badge_id = 'workflow-basics' and u(b.submission_id, 'early') < 0.004`
  }
};

/** Contradicts itself in a few rows of the table that is to leave. Returns how many of each check. */
export async function addContradictions(session: Session, table: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [check, sql] of Object.entries(contradictions[table] ?? {})) {
    const [row] = await session.rows<{Count: string}>(sql);
    counts[check] = Number(row?.Count ?? 0);
  }
  return counts;
}
