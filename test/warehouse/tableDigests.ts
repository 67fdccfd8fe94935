import {identifier, openSession} from "../../src/warehouse/session.ts";

/** Tables and columns that say when and by which run a warehouse was made, or in which order it was filled. */
const apart = ["raw.runs", "raw.loads", "raw.publications", "raw.strays", "marts.publications"];

/** Every table of a warehouse with its number of rows and a sum of its rows' hashes: equal for equal tables, whatever the order of their rows. */
export async function tableDigests(warehouse: string): Promise<Record<string, string>> {
  const session = await openSession(warehouse, {readOnly: true});
  try {
    const tables = await session.rows("select schema_name as schema, table_name as name from duckdb_tables() where database_name = current_database() and schema_name <> 'main' order by all");
    const digests: Record<string, string> = {};
    for (const {schema, name} of tables.filter((one) => !apart.includes(`${one.schema}.${one.name}`))) {
      const [row] = await session.rows(`select count(*) || ' ' || coalesce(sum(hash(t)), 0) as digest from ${identifier(schema)}.${identifier(name)} as t`);
      digests[`${schema}.${name}`] = row!.digest;
    }
    return digests;
  } finally {
    session.close();
  }
}
