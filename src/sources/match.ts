import type {Block, PersonKey} from "../contract/manifest.ts";
import type {Column, Table} from "../contract/tables.ts";
import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import type {PlannedLoad} from "./plan.ts";
import {setAside} from "./relations.ts";

/** Stands in `raw` for a manager, assessor or hire whose key fits nobody: no employee_id, so that models take it as unknown. */
export const notMatched = "(not matched)";

/** Columns of a block that name people by another key, with the keys to try. */
export function matchedColumns(table: Table, block: Block): {readonly column: Column; readonly keys: readonly PersonKey[]}[] {
  return table.columns.flatMap((column) => (block.match[column.name] ? [{column, keys: block.match[column.name]!}] : []));
}

/** How a table's person is told: its column, and the key that stands in it. */
export function personKeyWords(table: Table, blocks: readonly Block[]): string {
  const words = table.columns.filter(({references}) => references === "employees").flatMap(({name}) =>
    [...new Set(blocks.map((block) => (block.match[name] ? `${name} → ${block.match[name].map(keyWords).join(" or ")}` : name)))]);
  return words.join(", ");
}

const keyWords = ({by, system}: PersonKey) => (by === "work_email" ? "work_email" : `person_keys of ${system}`);

/** Refuses keys that no file supplies, before a row is read. `supplied`: the file that supplies a column, if any. */
export function checkMatchSources(loads: readonly {readonly table: Table; readonly block: Block}[], supplied: (table: string, column: string) => string | undefined): void {
  for (const {table, block} of loads) {
    for (const {column: {name: column}, keys} of matchedColumns(table, block)) {
      for (const {by} of keys) {
        if (by === "work_email" && !supplied("employees", "work_email")) throw new Fault(`sources.yaml: ${table.name} matches ${column} by work_email, which no file of employees supplies; name its column under tables: employees: columns: work_email.`);
        if (by === "person_keys" && !supplied("person_keys", "key")) throw new Fault(`sources.yaml: ${table.name} matches ${column} by person_keys, which no file supplies; put person_keys.csv into the source folder, or name its file.`);
      }
    }
  }
}

/**
 * Turns the keys in the rows of a table's newly read loads into employee_ids, ignoring case. A key that fits two people rejects the
 * row; so does one that fits nobody, but where the column may be empty: there `notMatched` takes its place.
 */
export async function matchPersons(session: Session, table: Table, loads: readonly PlannedLoad[]): Promise<void> {
  const groups = new Map<string, {column: Column; keys: readonly PersonKey[]; loadIds: number[]}>();
  for (const {block, loadId, prior} of loads) {
    if (prior) continue;
    for (const {column, keys} of matchedColumns(table, block)) {
      const name = JSON.stringify([column.name, keys]);
      groups.set(name, {column, keys, loadIds: [...(groups.get(name)?.loadIds ?? []), loadId]});
    }
  }
  for (const {column, keys, loadIds} of groups.values()) await matchColumn(session, table, column, keys, `load_id in (${loadIds.join(", ")})`);
}

async function matchColumn(session: Session, table: Table, column: Column, keys: readonly PersonKey[], ofLoads: string): Promise<void> {
  const name = identifier(column.name);
  await gatherKeys(session, table, column, keys);
  const unmatched = column.references === "employees" && table.required ? "unknown_employee" : "unknown_person";
  await session.run(`
    create or replace temp table failing as
    select t.rowid as row_id, t.load_id, ${literal(column.name)} as column_name, t.${name} as value, case when k.people > 1 then 'ambiguous_key' else ${literal(unmatched)} end as reason
    from raw.${table.name} as t left join tried_keys as k on k.key = lower(t.${name})
    where ${ofLoads} and t.${name} is not null and (k.people > 1${column.optional ? "" : " or k.key is null"})`);
  // Not kept for the next run: the rows hold addresses, and their loads are read again whenever the keys change.
  await setAside(session, table, []);
  if (column.optional) {
    await session.run(`update raw.${table.name} as t set ${name} = ${literal(notMatched)} where ${ofLoads} and t.${name} is not null and not exists (from tried_keys as k where k.key = lower(t.${name}))`);
  }
  await session.run(`update raw.${table.name} as t set ${name} = k.employee_id from tried_keys as k where ${ofLoads} and k.key = lower(t.${name})`);
  await session.run("drop table temp.tried_keys");
}

/** temp.tried_keys: each key in lower case, how many people it fits, and (the only) one of them. */
async function gatherKeys(session: Session, table: Table, column: Column, keys: readonly PersonKey[]): Promise<void> {
  const sources: string[] = [];
  for (const {by, system} of keys) {
    if (by === "work_email") sources.push("select lower(work_email) as key, employee_id from raw.identities where work_email is not null");
    else {
      await checkSystem(session, table, column, system!);
      sources.push(`select lower(key), employee_id from raw.person_keys where lower(system) = lower(${literal(system!.trim())})`);
    }
  }
  await session.run(`
    create or replace temp table tried_keys as
    select key, count(distinct employee_id) as people, min(employee_id) as employee_id
    from (${sources.join(" union all ")}) as keys (key, employee_id)
    group by key`);
}

async function checkSystem(session: Session, table: Table, column: Column, system: string): Promise<void> {
  const systems = (await session.rows<{system: string}>("select distinct system from raw.person_keys order by system")).map((row) => row.system);
  if (systems.length === 0 || systems.some((one) => one.toLowerCase() === system.trim().toLowerCase())) return;
  const words = suggestion(system, systems) || `; there are ${systems.slice(0, 10).join(", ")}`;
  throw new Fault(`sources.yaml: ${table.name} matches ${column.name} by person_keys of the system ${system}, which no row of person_keys names${words}.`);
}
