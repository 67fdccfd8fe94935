import {Fault} from "../fault.ts";
import {firstLine, lineAt} from "./sqlFault.ts";
import {literal, type Session} from "./session.ts";

/** A table that a select reads: `core.moves`, and where its text first names it (`:LINE`, or empty). */
export interface Reference {
  readonly name: string;
  readonly line: string;
}

interface TreeNode {
  readonly type?: string;
  readonly schema_name?: string;
  readonly table_name?: string;
  readonly query_location?: number;
  readonly cte_map?: {readonly map: readonly {readonly key: string}[]};
}

/**
 * The tables that one select reads, by name, found by DuckDB's own parser (`getTableNames` silently returns none for JOIN … USING).
 * A name without a schema must be one of its CTEs. Throws a Fault with file and line where the text cannot be parsed, holds more than
 * one statement or names a table without its schema.
 */
export async function referencesOf(session: Session, path: string, sql: string): Promise<readonly Reference[]> {
  const text = `${path} ${sql}`, found = known.get(text) ?? await parsed(session, path, sql);
  known.set(text, found);
  return found;
}

/** The references of each text that this process has parsed: they depend on nothing else, and a process may build several warehouses. */
const known = new Map<string, readonly Reference[]>();

async function parsed(session: Session, path: string, sql: string): Promise<Reference[]> {
  const [row] = await session.rows<{tree: string}>(`select json_serialize_sql(${literal(sql)}) as tree`);
  const tree = JSON.parse(row!.tree);
  if (tree.error) throw new Fault(`${path}${lineAt(sql, Number(tree.position))}: ${firstLine(tree.error_message)}.`);
  if (tree.statements.length !== 1) throw new Fault(`${path} holds ${tree.statements.length} statements; it must be one select.`);
  const rows = new Set<string>();
  const named: TreeNode[] = [];
  walk(tree, (node) => {
    node.cte_map?.map.forEach(({key}) => rows.add(key.toLowerCase()));
    if (node.type === "BASE_TABLE") named.push(node);
  });
  const lines = new Map<string, number>();
  for (const {schema_name: schema, table_name: table, query_location: position} of named) {
    const at = position ?? Number.NaN;
    if (!schema && !rows.has(table!.toLowerCase())) throw new Fault(`${path}${lineAt(sql, at)} reads ${table} without its schema; write it as schema.${table}.`);
    const name = `${schema}.${table}`;
    if (schema) lines.set(name, Math.min(at, lines.get(name) ?? Infinity));
  }
  return [...lines].map(([name, position]) => ({name, line: lineAt(sql, position)})).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function walk(node: unknown, visit: (node: TreeNode) => void): void {
  if (node === null || typeof node !== "object") return;
  if (!Array.isArray(node)) visit(node as TreeNode);
  for (const value of Object.values(node)) walk(value, visit);
}
