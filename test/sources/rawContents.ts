import type {Session} from "../../src/warehouse/session.ts";

/** When and by which run a file was read, and which copy of it: all that may differ between a load that took rows over and a full one. */
const apart: Record<string, readonly string[]> = {"raw.loads": ["loaded_at", "run_id", "modified", "inode"]};

/**
 * Everything in `raw` that a run's result depends on, a list of rows a table, whatever their order; not raw.strays, which tells that order
 * to the next run.
 */
export async function rawContents(session: Session): Promise<Record<string, unknown>> {
  const tables = await session.rows("select schema_name || '.' || table_name as name from duckdb_tables() where schema_name = 'raw' and table_name <> 'strays' and database_name = current_database() order by name");
  const all: Record<string, unknown> = {};
  for (const {name} of tables) {
    const left = apart[name];
    all[name] = await session.rows(`select *${left ? ` exclude (${left.join(", ")})` : ""} from ${name} order by all`);
  }
  return all;
}
