import {Fault} from "../fault.ts";
import {firstLine} from "./modelGraph.ts";
import {literal, type Session} from "./session.ts";
import type {SqlFile} from "./modelFiles.ts";

/**
 * Runs sql/checks: each selects the offending rows with a text column `example`. Makes marts.data_quality with a row for every
 * check, those that found nothing too. The example stays in the warehouse; it is never published or printed.
 */
export async function runChecks(session: Session, checks: readonly SqlFile[]): Promise<void> {
  await session.run("create schema if not exists marts");
  await session.run('create or replace table marts.data_quality ("check" varchar, table_name varchar, severity varchar, rows_affected bigint, example varchar, explanation varchar)');
  for (const check of checks) {
    const {table = "", severity = "error", explanation = ""} = check.header;
    try {
      await session.run(`insert into marts.data_quality select ${[check.name, table, severity].map(literal).join(", ")}, count(*), min(example)::varchar, ${literal(explanation)} from (\n${check.text}\n)`);
    } catch (error) {
      throw new Fault(`The check ${check.path} failed: ${firstLine((error as Error).message)}.`, {cause: error});
    }
  }
}

/** A Fault where a check of severity error found rows: it names the checks and counts, never a row. */
export async function refuseFailedChecks(session: Session): Promise<void> {
  const failed = await session.rows<{check: string; rows_affected: string}>(
    `select "check", rows_affected from marts.data_quality where severity = 'error' and rows_affected > 0 order by "check"`
  );
  if (failed.length === 0) return;
  const list = failed.map((row) => `${row.check} (${row.rows_affected} rows)`).join(", ");
  throw new Fault(`${failed.length === 1 ? "A check" : `${failed.length} checks`} failed: ${list}; the last good warehouse and its sites stay as they are. See sql/checks for what each one asks.`);
}
