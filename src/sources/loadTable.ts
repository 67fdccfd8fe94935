import {storedType, type Table} from "../contract/tables.ts";
import {Fault, fullDisk, isFullDisk} from "../fault.ts";
import {identifierColumns} from "../warehouse/raw.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {chooseDistinct} from "./distinct.ts";
import {jsonFault} from "./jsonSource.ts";
import {loadedColumns} from "./mapping.ts";
import type {PlannedLoad} from "./plan.ts";
import {rowSelect, type RowFault} from "./rowSelect.ts";
import {recordStructuralRejects} from "./structuralRejects.ts";
import {takeOver} from "./takeOver.ts";

/** What a load brought in, before keys and references are checked. */
export interface LoadCount {
  rowsRead: number;
  leftOut: number;
  folded: number;
  outvoted: number;
}

/**
 * The row id that the next row of a table gets. Counted here, since rows at fault are deleted between loads; DuckDB gives
 * row ids in the order of insertion and keeps them until a checkpoint, which ingest holds off.
 */
export interface RowCursor {
  next: number;
}

export interface LoadContext {
  readonly session: Session;
  readonly demographics: readonly string[];
  /** Tells that a load begins. */
  readonly begin: (load: PlannedLoad) => void;
}

/**
 * Working tables of one table's load, in the session's temporary schema.
 * found_rejects: rejects of the table, with the row or entry of the file that tells the line.
 * stretches: which rows of the table came, in the file's order, from which load.
 * exact_records: rows whose record is known by itself. removed: records that are missing within a stretch.
 */
export const workingTables = [
  "create or replace temp table found_rejects (load_id integer, record bigint, entry bigint, line bigint, column_name varchar, value varchar, reason varchar)",
  "create or replace temp table stretches (load_id integer, first_row bigint, next_row bigint)",
  "create or replace temp table exact_records (row_id bigint, record bigint)",
  "create or replace temp table removed (load_id integer, after_kept bigint, records bigint)"
];

/** Drops what a table's load and checks leave in the temporary schema. */
export async function dropWorkingTables(session: Session): Promise<void> {
  for (const name of ["found_rejects", "stretches", "exact_records", "removed", "unsplit", "unplaced", "failing", "failing_records", "csv_rejects", "csv_scans"]) {
    await session.run(`drop table if exists temp.${name}`);
  }
}

/** Reads or takes over every load of a table into `raw.<table>`, or what headcount files hold into raw.headcounts. Rows at fault are rejects afterwards; keys and references are not checked yet. */
export async function loadTable(context: LoadContext, table: Table, loads: readonly PlannedLoad[]): Promise<Map<number, LoadCount>> {
  const {session} = context;
  const counts = new Map<number, LoadCount>();
  for (const sql of workingTables) await session.run(sql);
  await widen(session, table);
  const cursor: RowCursor = {next: 0};
  const blocks = [...new Set(loads.map(({block}) => block))];
  for (const block of blocks) {
    const mates = loads.filter((load) => load.block === block);
    const apart = block.distinct && !mates.every(({prior}) => prior);
    const target = apart ? "temp.gathered" : `raw.${table.name}`;
    if (apart) {
      await session.run(`create or replace temp table gathered as select * from raw.${table.name} limit 0`);
      await session.run("create or replace temp table gathered_starts (load_id integer, first_row bigint)");
    }
    const into: Target = apart ? {table: target, cursor: {next: 0}, apart} : {table: target, cursor, apart};
    for (const load of mates) {
      context.begin(load);
      counts.set(load.loadId, load.prior ? await takeOver(session, table, load, context.demographics, cursor) : await readLoad(context, table, load, into));
    }
    if (apart) await chooseDistinct(session, table, loadedColumns(table, context.demographics), counts, cursor);
  }
  return counts;
}

/** Columns that a row needs on its way: what is wrong with it, and the direct identifiers, which move to raw.identities. */
async function widen(session: Session, table: Table): Promise<void> {
  const added = [...identifierColumns(table).map((c) => `${identifier(c.name)} ${storedType(c.type)}`), "fault smallint", "fault_value varchar"];
  for (const column of added) await session.run(`alter table raw.${table.name} add column ${column}`);
}

/** Remembers for the next run which of a table's rows do not lie in their file's order, or not by it alone. */
export async function keepStrays(session: Session, table: Table): Promise<void> {
  await session.run(`
    insert into raw.strays
    select ${literal(table.name)}, t.load_id, row_number() over (partition by t.load_id order by t.rowid), e.record
    from raw.${table.name} as t join exact_records as e on t.rowid = e.row_id`);
}

/** Undoes `widen`, identifiers first moved to where alone they may stay. */
export async function narrow(session: Session, table: Table): Promise<void> {
  const identifiers = identifierColumns(table).map(({name}) => identifier(name));
  if (identifiers.length > 0) {
    await session.run(`insert into raw.identities by name select employee_id, ${identifiers.join(", ")} from raw.${table.name} where coalesce(${identifiers.join(", ")}) is not null`);
  }
  for (const column of [...identifiers, "fault", "fault_value"]) await session.run(`alter table raw.${table.name} drop column ${column}`);
}

/** Where a file's rows go: the table, or apart from it until one row a key is chosen. */
interface Target {
  readonly table: string;
  readonly cursor: RowCursor;
  readonly apart: boolean;
}

async function readLoad({session, demographics}: LoadContext, table: Table, load: PlannedLoad, target: Target): Promise<LoadCount> {
  const kept = new Set(loadedColumns(table, demographics).map(({name}) => name));
  const mapping = {...load.mapping!, columns: load.mapping!.columns.filter(({column}) => kept.has(column.name))};
  const columns = [...mapping.columns.map(({column}) => identifier(column.name)), "load_id", "fault", "fault_value"].join(", ");
  let source = load.source!;
  let faults: readonly RowFault[] = [];
  const insert = async () => {
    await session.run("drop table if exists csv_rejects");
    await session.run("drop table if exists csv_scans");
    const select = rowSelect(mapping, load.block, source.relation(mapping.used), load.loadId, source.kind === "json");
    faults = select.faults;
    return (await session.rows(`insert into ${target.table} (${columns}) ${select.sql}`))[0]!;
  };
  let inserted;
  try {
    inserted = await insert();
  } catch (error) {
    if (!source.withLineFeeds || !/invalid state/i.test((error as Error).message)) throw readFault(source, error);
    source = await source.withLineFeeds();
    inserted = await insert().catch((again) => { throw readFault(source, again); });
  }
  const read = Number(inserted.Count), first = target.cursor.next;
  target.cursor.next += read;
  const unsplit = source.layout ? await recordStructuralRejects(session, load, source.layout, read) : 0;
  // A key that is not matched yet may be an address.
  if (load.snapshot) await session.run(`insert into raw.unread_headcounts select load_id, ${load.block.match.employee_id ? "null" : "employee_id"} from ${target.table} where fault > 0`);
  const leftOut = await recordRowRejects(session, load.loadId, target.table, first, faults);
  await session.run(target.apart ? `insert into gathered_starts values (${load.loadId}, ${first})` : `insert into stretches values (${load.loadId}, ${first}, ${first + read})`);
  return {rowsRead: read + unsplit, leftOut, folded: 0, outvoted: 0};
}

/** Rows at fault leave the table for the rejects; those that the block leaves out only leave it. */
async function recordRowRejects(session: Session, loadId: number, target: string, first: number, faults: readonly RowFault[]): Promise<number> {
  const [{bad, out}] = await session.rows(`select count(*)::double as bad, (count(*) filter (fault = 0))::double as out from ${target} where fault is not null`) as [{bad: number; out: number}];
  if (bad === 0) return 0;
  const rules = faults.map(({column, reason}, k) => `(${k + 1}, ${column === null ? "null" : literal(column)}, ${literal(reason)})`).join(", ");
  if (bad > out) {
    await session.run(`
      insert into found_rejects
      select ${loadId}, t.rowid - ${first}, null, null, rules.column_name, t.fault_value, rules.reason
      from ${target} as t join (values ${rules}) as rules (fault, column_name, reason) using (fault)`);
  }
  if (out > 0) {
    await session.run(`
      insert into raw.left_out
      with records as (select rowid - ${first} as record, row_number() over (order by rowid) as place from ${target} where fault = 0)
      select ${loadId}, min(record), count(*)
      from records
      group by record - place`);
  }
  await session.run(`delete from ${target} where fault is not null`);
  return out;
}

function readFault(source: {file: string; kind: string}, error: unknown): Fault {
  const message = (error as Error).message;
  if (isFullDisk(error)) return fullDisk(error);
  if (source.kind === "json") return jsonFault(source.file, error);
  if (/strptime|format specifier/i.test(message)) return new Fault(`${source.file}: the date format in sources.yaml cannot be understood (${message.split("\n")[0]}).`, {cause: error});
  // DuckDB's own words may hold a value, and so a person's.
  return new Fault(source.kind === "text" ? `${source.file} cannot be read as delimited text; export it again as CSV, with every quote inside a value doubled.` : `${source.file} is not a readable Parquet file; export it again.`, {cause: error});
}
