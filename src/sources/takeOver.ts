import {headcounts, type Table} from "../contract/tables.ts";
import {identifierColumns} from "../warehouse/raw.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import type {LoadCount, RowCursor} from "./loadTable.ts";
import {loadedColumns} from "./mapping.ts";
import {matchedColumns} from "./match.ts";
import type {PlannedLoad} from "./plan.ts";
import {relationReasons} from "./reasons.ts";

const relations = relationReasons.map(literal).join(", ");

/** Rejects that are copied: those that the file alone is to blame for, and keys that fitted nobody (their keys have not changed). */
function lasting(table: Table, load: PlannedLoad): string {
  const matched = matchedColumns(table, load.block).map(({column}) => literal(column.name));
  const own = `reason not in (${relations})`;
  return matched.length === 0 ? own : `(${own} or column_name in (${matched.join(", ")}))`;
}

/**
 * Takes a load's rows from the last warehouse: those accepted, in their order, then those that only failed beside others,
 * which may fit now. The rejects that no other table can mend come along.
 */
export async function takeOver(session: Session, table: Table, load: PlannedLoad, demographics: readonly string[], cursor: RowCursor): Promise<LoadCount> {
  const prior = load.prior!;
  const columns = loadedColumns(table, demographics);
  const names = columns.map(({name}) => identifier(name)).join(", ");
  const before = await columnsOf(session, "previous", table.name);
  const identifiers = identifierColumns(table).map(({name}) => name);
  // A demographic column that another file brings now was not there; the identifiers come from a table of their own.
  const values = columns.map(({name}) => (before.has(name) || identifiers.includes(name) ? identifier(name) : `null as ${identifier(name)}`)).join(", ");
  const from = identifiers.length > 0
    ? `previous.raw.${table.name} as t left join previous.raw.identities as i using (employee_id) where t.load_id = ${prior.loadId} order by t.rowid`
    : `previous.raw.${table.name} as t where t.load_id = ${prior.loadId}`;
  const first = cursor.next;
  const [accepted] = await session.rows(`insert into raw.${table.name} (${names}, load_id) select ${values}, ${load.loadId} from ${from}`);
  cursor.next += Number(accepted!.Count);
  await session.run(`insert into stretches values (${load.loadId}, ${first}, ${cursor.next})`);
  await session.run(`
    insert into removed
    with gone as (
        select distinct record
        from previous.raw.rejects
        where load_id = ${prior.loadId} and record is not null
    ),
    ranked as (select record, row_number() over (order by record) as place from gone)
    select ${load.loadId}, record - place + 1, max(place)
    from ranked
    group by all`);
  await session.run(`
    insert into found_rejects
    select ${load.loadId}, record, null, line, column_name, value, reason
    from previous.raw.rejects
    where load_id = ${prior.loadId} and ${lasting(table, load)}`);
  if (table === headcounts) await session.run(`insert into raw.unread_headcounts select ${load.loadId}, employee_id from previous.raw.unread_headcounts where load_id = ${prior.loadId}`);
  await setAsideRows(session, table, load, columns.map(({name}) => name), cursor);
  return {rowsRead: prior.rowsRead, leftOut: prior.leftOut, folded: prior.folded, outvoted: prior.outvoted};
}

async function setAsideRows(session: Session, table: Table, load: PlannedLoad, names: readonly string[], cursor: RowCursor): Promise<void> {
  const from = `previous.raw.set_aside where table_name = ${literal(table.name)} and load_id = ${load.prior!.loadId}`;
  const shape = await columnsOf(session, "main", table.name);
  const types = JSON.stringify(Object.fromEntries(names.map((name) => [name, shape.get(name)!.endsWith("[]") ? ["VARCHAR"] : shape.get(name)!])));
  const columns = names.map(identifier).join(", ");
  const [inserted] = await session.rows(`
    insert into raw.${table.name} (${columns}, load_id)
    select ${names.map((name) => `content.${identifier(name)}`).join(", ")}, ${load.loadId}
    from (select record, json_transform(content, ${literal(types)}) as content from ${from})
    order by record`);
  await session.run(`insert into exact_records select ${cursor.next} + row_number() over (order by record) - 1, record from ${from}`);
  cursor.next += Number(inserted!.Count);
}

/** Columns of `raw.<table>` and their types, in the last warehouse or in the one being filled. */
async function columnsOf(session: Session, warehouse: "previous" | "main", table: string): Promise<Map<string, string>> {
  const database = warehouse === "previous" ? "'previous'" : "current_database()";
  const rows = await session.rows(`select column_name, data_type from duckdb_columns() where database_name = ${database} and schema_name = 'raw' and table_name = ${literal(table)}`);
  return new Map(rows.map(({column_name: name, data_type: type}) => [name as string, type as string]));
}
