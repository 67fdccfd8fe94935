import type {Block, Manifest} from "../contract/manifest.ts";
import {storedType, tableNamed, type Column} from "../contract/tables.ts";
import type {MappedColumn} from "../sources/mapping.ts";
import {planLoads, type PlannedLoad} from "../sources/plan.ts";
import {noPriorLoads} from "../sources/prior.ts";
import {openScratch} from "../sources/scratch.ts";
import {createRaw, rawColumns} from "../warehouse/raw.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";

/**
 * The statements that a DuckDB user would write to load the same files into the same tables: each file read once with typed columns,
 * conversion left to DuckDB, rows that it cannot read dropped; no rejects, no keys, no references, no ledger.
 */
export async function bareIngest(session: Session, folder: string, manifest: Manifest): Promise<string[]> {
  const scratch = openScratch(undefined);
  const {loads, demographics} = await planLoads(session, {folder, manifest, prior: noPriorLoads, scratch});
  scratch.remove();
  const order = (load: PlannedLoad) => (Object.keys(load.block.match).length > 0 ? 1 : 0);
  return [...createRaw(demographics), ...[...loads].sort((a, b) => order(a) - order(b)).map((load) => insert(load, demographics))];
}

function insert(load: PlannedLoad, demographics: readonly string[]): string {
  const kept = new Set(rawColumns(tableNamed(load.table), demographics).map(({name}) => name));
  const columns = load.mapping!.columns.filter(({column}) => kept.has(column.name));
  const matched = Object.entries(load.block.match);
  const joins = matched.map(([name, keys], k) => {
    const {text} = columns.find(({column}) => column.name === name)!;
    const {system} = keys[0]! as {system?: string};
    return ` join (select key, employee_id as person from raw.person_keys where system = ${literal(system ?? "")}) as k${k} on lower(k${k}.key) = lower(${text})`;
  });
  const values = columns.map((mapped) => {
    const place = matched.findIndex(([name]) => name === mapped.column.name);
    return place >= 0 ? `k${place}.person` : value(mapped, load);
  });
  const where = load.mapping!.only.length > 0 ? ` where ${load.mapping!.only.join(" and ")}` : "";
  return `insert into raw.${load.table} (${columns.map(({column}) => identifier(column.name)).join(", ")}, load_id) ` +
    `select ${load.block.distinct ? "distinct " : ""}${values.join(", ")}, ${load.loadId} from ${relation(load)}${joins.join("")}${where}`;
}

function relation({source, mapping, path, block}: PlannedLoad): string {
  const {layout, kind, columns} = source!;
  if (kind === "parquet") return `read_parquet(${literal(path)})`;
  const typeOf = (text: string) => {
    const read = mapping!.columns.find((mapped) => mapped.text === text);
    return read && readTyped(read.column, block) ? storedType(read.column.type) : "varchar";
  };
  const types = columns!.map(({name, text}) => `${literal(layout ? text : name)}: '${typeOf(text)}'`).join(", ");
  if (kind === "json") return `read_json(${literal(path)}, columns = {${types}}, format = 'newline_delimited', ignore_errors = true)`;
  const dates = typeof block.dates === "string" ? `, dateformat = ${literal(block.dates)}` : "";
  return `read_csv(${literal(layout!.path)}, auto_detect = false, header = true, skip = ${layout!.above}, delim = ${literal(layout!.delimiter)}, quote = '"', escape = '"', ` +
    `compression = ${literal(layout!.coding.gzip ? "gzip" : "none")}, decimal_separator = ${literal(block.format.decimal)}, columns = {${types}}${dates}, ignore_errors = true)`;
}

/** Whether DuckDB's reader converts the column by itself. */
const readTyped = (column: Column, block: Block) =>
  ["int", "number", "month"].includes(column.type) || (column.type === "date" && typeof block.dates !== "object");

function value({column, text}: MappedColumn, {block, source}: PlannedLoad): string {
  const type = storedType(column.type);
  if (text === null) return column.fallback === undefined ? `null::${type}` : `${literal(String(column.fallback))}::${type}`;
  const {name} = source!.columns?.find((one) => one.text === text) ?? {name: null};
  const read = name === null || source!.layout ? text : identifier(name);
  const words = Object.entries(block.values[column.name] ?? {}).map(([theirs, ours]) => `when ${literal(theirs)} then ${ours === null ? "null" : literal(ours)}`);
  const mapped = words.length > 0 ? `case ${read} ${words.join(" ")} else ${read} end` : read;
  const typed = column.type === "list" ? `string_split(${mapped}, ';')` : column.type === "id" || column.type === "text" ? mapped : `try_cast(${mapped} as ${type})`;
  const prefix = block.prefix[column.name];
  const whole = prefix === undefined ? typed : `${literal(prefix)} || ${typed}`;
  return column.fallback === undefined ? whole : `coalesce(${whole}, ${literal(String(column.fallback))}::${type})`;
}
