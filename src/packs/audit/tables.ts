import {createHash} from "node:crypto";
import {readAuditQueries} from "../../warehouse/modelFiles.ts";
import {identifier, literal, type Session} from "../../warehouse/session.ts";
import {makeTables} from "../tables.ts";
import type {AuditFacts} from "./facts.ts";
import {tableNames, type TableName} from "./manifest.ts";

/**
 * The secret behind a pack's pseudonyms: of the warehouse's salt and all that the pack is of. The same inputs give the same names, other data
 * others, so that two packs cannot be joined by person; it is never written.
 */
export const packSalt = (warehouseSalt: string, facts: AuditFacts): string =>
  createHash("sha256").update(warehouseSalt).update("\u0000audit pack\u0000").update(JSON.stringify({...facts, counts_only: false, legend: ""})).digest("hex");

/** Makes the pack's tables, under pseudonyms, in the session's memory: those that the uses allow, without the rows where counts alone are asked for. */
export async function makeAuditTables(session: Session, salt: string, {countsOnly}: {countsOnly: boolean}): Promise<TableName[]> {
  await session.run(`set variable pack_salt = ${literal(salt)}`);
  const files = readAuditQueries().filter(({name}) => !countsOnly || (name !== "audit.rows" && name !== "audit.assessor_rows"));
  const made = await makeTables(session, files);
  return tableNames.filter((name) => made.includes(`audit.${name}`));
}

/** The columns of a pack's table in their order: header → SQL. Wide integers and decimals become numbers; the rows' groups a column each. */
export async function columnsOf(session: Session, name: TableName, demographics: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const inside = new Set(["nth", ...name === "rows" ? ["entry_date", "badge_key", "role_key"] : []]);
  const columns = await session.rows<{name: string; type: string}>("select column_name as name, data_type as type from duckdb_columns() where schema_name = 'audit' and table_name = ? order by column_index", [name]);
  return new Map(columns.filter((column) => !inside.has(column.name)).flatMap((column): [string, string][] => column.name === "groups"
    ? demographics.map((attribute) => [attribute, `groups[${literal(attribute)}]`])
    : [[column.name, /^(BIGINT|UBIGINT|HUGEINT|DECIMAL)/.test(column.type) ? `${identifier(column.name)}::double` : identifier(column.name)]]));
}

/** reference_groups without ids of managers and assessors. */
export async function pseudonymous(session: Session, references: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [attribute, name] of Object.entries(references)) {
    const ofPerson = attribute === "manager_id" || attribute === "assessor_id";
    const [person] = ofPerson ? await session.rows<{alias: string}>("select alias from audit.aliases where employee_id = ?", [name]) : [];
    if (!ofPerson || person) found[attribute] = person?.alias ?? name;
  }
  return found;
}
