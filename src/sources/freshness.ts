import {tables} from "../contract/tables.ts";
import {identifier, type Session} from "../warehouse/session.ts";

/** How a table stood after a load. */
export interface Freshness {
  /** Accepted rows. */
  readonly rows: number;
  /** The newest day of the table's own, not after as_of, ISO 8601; null where it has no such column or no such day. */
  readonly newest: string | null;
}

/** How each table stands in the warehouse being filled (`raw`), or stood in the last one (`previous.raw`). */
export async function freshnessOf(session: Session, schema: "raw" | "previous.raw"): Promise<ReadonlyMap<string, Freshness>> {
  const present = new Set((await session.rows<{table_name: string}>(`select table_name from duckdb_tables() where schema_name = 'raw' and database_name = ${schema === "raw" ? "current_database()" : "'previous'"}`)).map((row) => row.table_name));
  const counts = tables.filter(({name}) => present.has(name)).map(({name, freshness}) => {
    const day = freshness === undefined ? "null" : `max(${identifier(freshness)}) filter (${identifier(freshness)} <= (select as_of from ${schema}.settings))`;
    // Job history derived from headcounts is as fresh as the newest of them, though nothing changed in it.
    const rows = name === "job_history" ? `(select effective_date from ${schema}.headcounts union all select effective_date from ${schema}.job_history where not exists (from ${schema}.headcounts))` : `${schema}.${name}`;
    return `select '${name}' as table_name, count(*)::double as rows, (${day})::varchar as newest from ${rows}`;
  });
  const rows = await session.rows<{table_name: string; rows: number; newest: string | null}>(counts.join(" union all "));
  return new Map(rows.map(({table_name: name, rows: count, newest}) => [name, {rows: count, newest}]));
}
