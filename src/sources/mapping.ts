import type {Block} from "../contract/manifest.ts";
import {headcountColumns, type Column, type Table} from "../contract/tables.ts";
import {Fault} from "../fault.ts";
import {identifierColumns, rawColumns} from "../warehouse/raw.ts";
import {literal} from "../warehouse/session.ts";
import {isOneOf, lowered, trim} from "./convert.ts";
import {looksLikeValue} from "./headerDoubt.ts";
import {nearest} from "../nearest.ts";
import {listed, shown} from "../shown.ts";
import type {Source, SourceColumn} from "./source.ts";

/** One of our columns and where its text comes from; `text` is null where nothing supplies it. */
export interface MappedColumn {
  readonly column: Column;
  readonly text: string | null;
  readonly iso: boolean;
  /** The value as the file types it, where that is the column's type and the manifest changes nothing of it. */
  readonly typed?: string | undefined;
}

/** How a file's columns become a table's. */
export interface Mapping {
  readonly columns: readonly MappedColumn[];
  /** Conditions in SQL that a row must fulfil to be read at all. */
  readonly only: readonly string[];
  /** Names of the file's columns that are read. */
  readonly used: readonly string[];
  readonly supplied: readonly string[];
  /** Columns of the file that no column of ours takes. */
  readonly extra: readonly string[];
}

/** Demographic columns: those looked for, and those among them that a file must hold. */
export interface Demographics {
  readonly known: readonly string[];
  readonly needed: readonly string[];
}

/** The columns that a table's files may fill: those of `raw`, and of employees the direct identifiers. */
export function loadedColumns(table: Table, demographics: readonly string[]): Column[] {
  return [...rawColumns(table, demographics), ...identifierColumns(table)];
}

/** What the file is hoped to call the columns of the table. */
export function hopedNames(table: Table, block: Block, demographics: readonly string[]): string[] {
  return loadedColumns(table, demographics).map(({name}) => block.columns[name] ?? name);
}

/** The header's names for a message. Where one of them could be a value, a line may have run into the header: only names of ours are told then. */
function namesToTell(names: readonly string[], table: Table): string {
  if (!names.some(looksLikeValue)) return listed(names, 40);
  const ours = new Set(loadedColumns(table, []).map(({name}) => name)), known = names.filter((name) => ours.has(key(name)));
  return `${listed(known, 40)} and ${names.length - known.length} more, of which some look like values`;
}

/** Where a key of the block stands in the manifest, like `sources.yaml, line 6`. */
export type Place = (keys: readonly string[]) => string;

/** Matches a block to a file's header. Throws a Fault that names the file, the column and the nearest word. */
export function mapColumns(table: Table, block: Block, source: Source, demographics: Demographics, written: boolean, place: Place): Mapping {
  const present = new Map<string, SourceColumn[]>();
  for (const column of source.columns ?? []) present.set(key(column.name), [...(present.get(key(column.name)) ?? []), column]);
  const used = new Set<string>();

  const take = (theirs: string, ours: string, needed: boolean, keys: readonly string[] = ["columns", ours]): SourceColumn | undefined => {
    const found = present.get(key(theirs)) ?? [];
    if (found.length > 1) throw new Fault(`${source.file} has ${found.length} columns called ${shown(theirs)}; leave one of them, since ${ours} is read from it.`);
    if (found.length === 0 && needed && source.columns !== null) throw missing(theirs, ours, keys);
    if (found[0]) used.add(found[0].name);
    return found[0];
  };
  const missing = (theirs: string, ours: string, keys: readonly string[]): Fault => {
    if (source.doubt !== undefined) return new Fault(source.doubt);
    const names = (source.columns ?? []).map(({name}) => name).filter((name) => name !== "");
    const near = nearest(theirs, names);
    const nearby = near ? ` (the nearest is ${shown(near)})` : "", has = namesToTell(names, table);
    if (keys[0] === "only" || block.columns[ours] !== undefined) return new Fault(`${place(keys)}: \`${shown(theirs)}\` is not a column of ${source.file}${nearby}; it has ${has}.`);
    return new Fault(`${source.file} has no column ${shown(theirs)} for ${table.name}.${ours}${nearby}; its columns are ${has}; name the right one ${written ? "in" : "in a file"} sources.yaml under tables: ${table.name}: columns: ${ours}.`);
  };

  const columns = loadedColumns(table, demographics.known).map((column): MappedColumn => {
    const constant = block.constants[column.name];
    if (constant !== undefined) return {column, text: literal(constant), iso: false};
    if (block.snapshots && !headcountColumns.includes(column.name)) return {column, text: null, iso: false};
    const named = block.columns[column.name];
    const found = take(named ?? column.name, column.name, named !== undefined || block.carry_forward.includes(column.name) || mustStand(column, demographics.needed));
    return found ? {column, text: found.text, iso: found.iso, typed: typedValue(found, column, block)} : {column, text: null, iso: false};
  });
  const only = Object.entries(block.only).map(([theirs, words]) => {
    const column = take(theirs, "only", true, ["only", theirs]);
    return column ? isOneOf(`coalesce(lower(${trim(column.text)}), '')`, words.map((word) => lowered(word.trim()))) : "true";
  });
  return {
    columns, only, used: [...used],
    supplied: columns.filter(({text}) => text !== null).map(({column}) => column.name),
    extra: (source.columns ?? []).map(({name}) => name).filter((name) => name !== "" && !used.has(name))
  };
}

const holding: Readonly<Record<string, Column["type"][]>> = {day: ["date", "month"], whole: ["int", "number"], amount: ["number"], truth: ["bool"]};

function typedValue({typed}: SourceColumn, {name, type}: Column, {format, values, prefix}: Block): string | undefined {
  const changed = format.null.length > 0 || values[name] !== undefined || prefix[name] !== undefined;
  return typed && !changed && holding[typed.holds]!.includes(type) ? typed.value : undefined;
}

const key = (name: string) => name.trim().toLowerCase();

const mustStand = (column: Column, demographics: readonly string[]) =>
  demographics.includes(column.name) || column.emptyOnlyWhere !== undefined || (!column.optional && column.fallback === undefined);
