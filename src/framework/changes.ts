import {tableNamed} from "../contract/tables.ts";
import {identifier, type Row, type Session} from "../warehouse/session.ts";
import {catalogTables} from "./catalog.ts";

/** A row of the catalog that was added, was removed, or differs in some columns. */
export interface CatalogChange {
  readonly table: string;
  readonly key: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  readonly columns: readonly {readonly name: string; readonly before: string; readonly after: string}[];
}

export type CatalogRows = ReadonlyMap<string, readonly Row[]>;

/** The rows of each catalog table in `raw`, in the order of their keys. */
export async function catalogRows(session: Session): Promise<CatalogRows> {
  const rows = new Map<string, readonly Row[]>();
  for (const table of catalogTables) rows.set(table, await session.rows(`select * exclude (load_id) from raw.${table} order by ${tableNamed(table).key.map(identifier).join(", ")}`));
  return rows;
}

/** What differs between two catalogs, in the order of tables and keys. */
export function catalogChanges(before: CatalogRows, after: CatalogRows): CatalogChange[] {
  return catalogTables.flatMap((table) => {
    const [old, young] = [before, after].map((rows) => byKey(table, rows.get(table) ?? [])) as [Map<string, Row>, Map<string, Row>];
    return [...new Set([...old.keys(), ...young.keys()])].sort().flatMap((key): CatalogChange[] => {
      const [was, is] = [old.get(key), young.get(key)], named = {table, key: keyOf(table, (is ?? was)!)};
      if (!was || !is) return [{...named, kind: is ? "added" : "removed", columns: []}];
      const columns = Object.keys(is).filter((name) => text(was[name]) !== text(is[name])).map((name) => ({name, before: text(was[name]), after: text(is[name])}));
      return columns.length > 0 ? [{...named, kind: "changed", columns}] : [];
    });
  });
}

const byKey = (table: string, rows: readonly Row[]) => new Map(rows.map((row) => [JSON.stringify(keyOf(table, row)), row]));
const keyOf = (table: string, row: Row): string[] => tableNamed(table).key.map((name) => text(row[name]));
const text = (value: unknown): string => (value === null || value === undefined ? "" : Array.isArray(value) ? value.join(";") : String(value));
