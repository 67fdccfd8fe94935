import {headcounts, storedType, type Column, type Table} from "../contract/tables.ts";
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
  const identifiers = identifierColumns(table).map(({name}) => name);
  // A demographic column that another file brings now was not there; the identifiers come from a table of their own.
  const had = prior.columns.get(table.name);
  const values = columns.map(({name}) => (had?.has(name) || identifiers.includes(name) ? identifier(name) : `null as ${identifier(name)}`)).join(", ");
  const from = identifiers.length > 0
    ? `previous.raw.${table.name} as t left join previous.raw.identities as i using (employee_id) where t.load_id = ${prior.loadId} order by t.rowid`
    : `previous.raw.${table.name} as t where t.load_id = ${prior.loadId}`;
  const first = cursor.next;
  const [accepted] = await session.rows(`insert into raw.${table.name} (${names}, load_id) select ${values}, ${load.loadId} from ${from}`);
  cursor.next += Number(accepted!.Count);
  await placeRows(session, load, first, cursor.next);
  await session.run(`
    insert into found_rejects
    select ${load.loadId}, record, entry, line, column_name, value, reason
    from previous.raw.rejects
    where load_id = ${prior.loadId} and ${lasting(table, load)}`);
  if (table === headcounts) await session.run(`insert into raw.unread_headcounts select ${load.loadId}, employee_id from previous.raw.unread_headcounts where load_id = ${prior.loadId}`);
  await setAsideRows(session, table, load, columns, cursor);
  return {rowsRead: prior.rowsRead, leftOut: prior.leftOut, folded: prior.folded, outvoted: prior.outvoted};
}

/** Tells which records the rows from `first` to before `next` are: strays, which come last, by themselves, the others by what is missing among them. */
async function placeRows(session: Session, {loadId, prior}: PlannedLoad, first: number, next: number): Promise<void> {
  const strays = `previous.raw.strays where load_id = ${prior!.loadId}`;
  const [{stray}] = await session.rows(`select count(*)::double as stray from ${strays}`) as [{stray: number}];
  await session.run(`insert into exact_records select ${next - stray - 1} + nth, record from ${strays}`);
  await session.run(`insert into stretches values (${loadId}, ${first}, ${next - stray})`);
  await session.run(`insert into raw.left_out select ${loadId}, record, records from previous.raw.left_out where load_id = ${prior!.loadId}`);
  await session.run(`
    insert into removed
    with gone as (
        select record, 1 as records from previous.raw.rejects where load_id = ${prior!.loadId} and record is not null
        union
        select record, 1 from ${strays}
        union
        select record, records from raw.left_out where load_id = ${loadId}
    ),
    counted as (select record, records, sum(records) over (order by record) as so_far from gone)
    select ${loadId}, record - so_far + records, max(so_far)
    from counted
    group by all`);
}

async function setAsideRows(session: Session, table: Table, load: PlannedLoad, kept: readonly Column[], cursor: RowCursor): Promise<void> {
  const from = `previous.raw.set_aside where table_name = ${literal(table.name)} and load_id = ${load.prior!.loadId}`;
  const types = JSON.stringify(Object.fromEntries(kept.map(({name, type}) => [name, type === "list" ? ["varchar"] : storedType(type)])));
  const columns = kept.map(({name}) => identifier(name)).join(", ");
  const [inserted] = await session.rows(`
    insert into raw.${table.name} (${columns}, load_id)
    select ${kept.map(({name}) => `content.${identifier(name)}`).join(", ")}, ${load.loadId}
    from (select record, json_transform(content, ${literal(types)}) as content from ${from})
    order by record`);
  await session.run(`insert into exact_records select ${cursor.next} + row_number() over (order by record) - 1, record from ${from}`);
  cursor.next += Number(inserted!.Count);
}
