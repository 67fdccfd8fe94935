import {tableNamed} from "../contract/tables.ts";
import type {Manifest} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";
import {literal, type Session} from "../warehouse/session.ts";
import {count, share} from "./figures.ts";
import {rejectLimit} from "./manifest.ts";
import {reasonWords} from "./reasons.ts";
import type {TableSummary} from "./summary.ts";

/** Fails a run whose table has too many rejects, or, where the table is required, no accepted row. Persons unknown in optional tables do not count. */
export async function checkLimits(session: Session, manifest: Manifest, summary: TableSummary): Promise<void> {
  const limit = rejectLimit(manifest, summary.table);
  const rejected = Object.values(summary.rejected).reduce((sum, rows) => sum + rows, 0);
  if (rejected > limit * summary.rowsRead) {
    throw new Fault(`${summary.table}: ${count(rejected)} of ${count(summary.rowsRead)} rows (${share(rejected / summary.rowsRead)}) were rejected, above the limit of ${share(limit)}; ${await commonest(session, summary)}; mend the export or its mapping, or set reject_limit for ${summary.table}.`);
  }
  if (summary.accepted === 0 && tableNamed(summary.table).required) {
    const files = summary.files.join(", ");
    throw new Fault(summary.rowsRead === 0
      ? `The required table ${summary.table} has no row: ${files} ${summary.files.length === 1 ? "holds" : "hold"} none.`
      : `The required table ${summary.table} has no row that was accepted: of ${count(summary.rowsRead)} rows in ${files} none; ${rejected > 0 ? `${await commonest(session, summary)}; mend the export or its mapping` : "every row is left out by `only`; mend it in sources.yaml"}.`);
  }
}

async function commonest(session: Session, {table}: TableSummary): Promise<string> {
  const [worst] = await session.rows(`
    select reason, column_name, count(*)::double as rows, arg_min(file, (load_id, line)) as file, min(line) filter (load_id = first_load)::double as line
    from (select *, min(load_id) over (partition by reason, column_name) as first_load from raw.rejects where table_name = ${literal(table)} and reason <> 'unknown_person')
    group by reason, column_name
    order by rows desc, reason, column_name
    limit 1`);
  const {reason, column_name: column, rows, file, line} = worst!;
  return `the commonest reason is ${reasonWords(reason)}${column === null ? "" : ` (${column})`} in ${count(rows)} ${rows === 1 ? "row" : "rows"}, first in ${file}${line === null ? "" : `, line ${line}`}`;
}
