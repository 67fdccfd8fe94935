import {Fault} from "../fault.ts";
import {runFault} from "./sqlFault.ts";
import {literal, type Row, type Session} from "./session.ts";
import type {SqlFile} from "./modelFiles.ts";
import {inUse, usesOf} from "./unused.ts";

/**
 * Runs sql/checks: each selects the offending rows with a text column `example`. Makes marts.data_quality with a row for every
 * check, those that found nothing too. The example stays in the warehouse; it is never published or printed.
 */
export async function runChecks(session: Session, checks: readonly SqlFile[]): Promise<void> {
  await session.run("create schema if not exists marts");
  await session.run('create or replace table marts.data_quality ("check" varchar, table_name varchar, severity varchar, rows_affected bigint, example varchar, explanation varchar, outcome varchar)');
  for (const check of inUse(checks, await usesOf(session))) {
    const {table, severity, explanation, outcome} = headerOf(check);
    try {
      await session.run(`insert into marts.data_quality select ${[check.name, table, severity].map(literal).join(", ")}, count(*), min(example)::varchar, ${literal(explanation)}, ${literal(outcome)} from (${check.text}\n)`);
    } catch (error) {
      throw runFault("check", check.path, error);
    }
  }
}

const severities = ["info", "warning", "error"];
/** What becomes of an offending row: a value of it read as empty, the row in no figure, or the row kept as it is. */
const outcomes = ["emptied", "left_out", "kept"] as const;

function headerOf({path, header}: SqlFile): {table: string; severity: string; explanation: string; outcome: string} {
  const {table, severity, explanation, outcome = "kept"} = header;
  if (!table || !severity || !explanation) throw new Fault(`${path} must begin with the lines \`-- table:\`, \`-- severity:\` and \`-- explanation:\`.`);
  if (!severities.includes(severity)) throw new Fault(`${path}: severity is one of ${severities.join(", ")}, not ${severity}.`);
  if (!(outcomes as readonly string[]).includes(outcome)) throw new Fault(`${path}: outcome is one of ${outcomes.join(", ")}, not ${outcome}.`);
  return {table, severity, explanation, outcome};
}

/** A check that found rows, without any of them. */
export interface CheckFinding {
  readonly check: string;
  readonly table: string;
  readonly rows: number;
  readonly outcome: (typeof outcomes)[number];
  readonly explanation: string;
}

/** The checks of marts.data_quality that found rows. */
export const checkFindings = (session: Session): Promise<CheckFinding[]> =>
  session.rows<CheckFinding & Row>(`select "check", table_name as "table", rows_affected::double as rows, outcome, explanation from marts.data_quality where rows_affected > 0 order by table_name, "check"`);

/** A Fault where a check of severity error found rows: it names the checks and counts, never a row. */
export async function refuseFailedChecks(session: Session): Promise<void> {
  const failed = await session.rows<{check: string; rows_affected: string}>(
    `select "check", rows_affected from marts.data_quality where severity = 'error' and rows_affected > 0 order by "check"`
  );
  if (failed.length === 0) return;
  const list = failed.map((row) => `${row.check} (${row.rows_affected} ${row.rows_affected === "1" ? "row" : "rows"})`).join(", ");
  throw new Fault(`${failed.length === 1 ? "A check" : `${failed.length} checks`} failed: ${list}; what each asks stands in sql/checks; the last good warehouse and its sites stay as they are.`);
}
