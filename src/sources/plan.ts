import {createHash} from "node:crypto";
import {ageBand, type Block, type Manifest} from "../contract/manifest.ts";
import {tables, type Table} from "../contract/tables.ts";
import {Fault} from "../fault.ts";
import {findSourceFiles} from "./files.ts";
import {codeFingerprint, fingerprint, type Fingerprint} from "./fingerprint.ts";
import {blocksOf, defaultDemographics, tableOf} from "./manifest.ts";
import {hopedNames, mapColumns, type Mapping, type Place} from "./mapping.ts";
import {suggestion} from "../nearest.ts";
import {reusable, type PriorLoad, type PriorLoads} from "./prior.ts";
import type {Scratch} from "./scratch.ts";
import {blockOfDay} from "./snapshots.ts";
import {openSource, type Source} from "./source.ts";
import type {Session} from "../warehouse/session.ts";

/** One reading of one file into one table, planned before any row is read. */
export interface PlannedLoad {
  readonly loadId: number;
  readonly table: string;
  readonly block: Block;
  readonly file: string;
  readonly path: string;
  readonly print: Fingerprint;
  /** A dated headcount file: its day, and the block whose files are compared with one another. */
  readonly snapshot?: {readonly series: number; readonly day: string};
  /** Equal where the same bytes give the same rows. */
  readonly mappingHash: string;
  /** The load of the last run whose rows are taken over. */
  readonly prior?: PriorLoad;
  /** Opened and mapped where the file is read. */
  readonly source?: Source;
  readonly mapping?: Mapping;
}

/** What is to be read, with everything known that a header tells. */
export interface Plan {
  readonly loads: readonly PlannedLoad[];
  /** Columns of employees beyond the contract's that are read. */
  readonly demographics: readonly string[];
  /** What is audited: those columns, and the age band where it follows from the birth year. */
  readonly attributes: readonly string[];
  readonly unread: readonly string[];
  /** Files with the same bytes as another of their table and block: not loaded a second time. */
  readonly repeated: readonly {readonly table: string; readonly file: string; readonly sameAs: string}[];
}

export interface PlanOrder {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly prior: PriorLoads;
  /** Fingerprints taken just now, by file. */
  readonly prints?: ReadonlyMap<string, Fingerprint> | undefined;
  readonly scratch: Scratch;
  /** Tables to read; the others are as if nobody had supplied them. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** Finds, fingerprints, opens and maps every file: whatever is wrong with a name or a header is said before a row is read. */
export async function planLoads(session: Session, {folder, manifest, prior, prints: taken, scratch, only}: PlanOrder): Promise<Plan> {
  const found = await findSourceFiles(folder, manifest, only);
  const wanted = withoutAgeBand(manifest, manifest.demographics ?? defaultDemographics);
  const prints = new Map<string, Fingerprint>(taken);
  const repeated: Plan["repeated"][number][] = [];
  const loads: Omit<PlannedLoad, "loadId">[] = [];
  const seen = new Map<string, string>();
  for (const {table, block: index, file, path, day} of found.files) {
    const written = blocksOf(manifest, table)[index]!;
    const block = day === undefined ? written : blockOfDay(written, day);
    const print = prints.get(file) ?? await fingerprint(path, file, prior.prints.get(file));
    prints.set(file, print);
    const mappingHash = hashOf(tableOf(manifest, table), block, wanted, loads);
    const content = `${table} ${mappingHash} ${print.sha256}`;
    const same = seen.get(content);
    if (same !== undefined) {
      if (same !== file) repeated.push({table, file, sameAs: same});
      continue;
    }
    seen.set(content, file);
    loads.push({table, block, file, path, print, mappingHash, ...(day && {snapshot: {series: index, day}})});
  }
  for (const table of tables) {
    if (table.required && (only?.has(table.name) ?? true) && !loads.some((load) => load.table === table.name)) {
      throw new Fault(`There is no file for the required table ${table.name}: put ${table.name}.csv into ${folder}, or name its file in sources.yaml under tables: ${table.name}: files${suggestion(`${table.name}.csv`, found.unread)}.`);
    }
  }
  const again = reusable(loads, prior);
  const opened: PlannedLoad[] = [];
  for (const load of loads) {
    const loadId = opened.length + 1, before = again.get(load);
    opened.push(before ? {...load, loadId, prior: before} : {...load, loadId, ...await openLoad(session, load, manifest, scratch)});
  }
  const attributes = presentDemographics(opened, manifest);
  return {loads: opened, demographics: withoutAgeBand(manifest, attributes), attributes, unread: found.unread, repeated};
}

/** The columns that no table takes from a file, listed at the first table that reads the file. */
export function extraColumns(loads: readonly PlannedLoad[]): ReadonlyMap<string, readonly string[]> {
  const byTable = new Map<string, string[]>();
  for (const file of new Set(loads.map((load) => load.file))) {
    const readings = loads.filter((load) => load.file === file);
    const extras = readings.map((load) => load.prior?.extra ?? load.mapping!.extra);
    const unused = extras[0]!.filter((name) => extras.every((extra) => extra.includes(name)));
    const table = readings[0]!.table;
    byTable.set(table, [...new Set([...(byTable.get(table) ?? []), ...unused])]);
  }
  return byTable;
}

/** Opens a load's file and maps its columns; also used for finding the lines of a file that was not read again. */
export async function openLoad(session: Session, load: Pick<PlannedLoad, "table" | "block" | "file" | "path">, manifest: Manifest, scratch: Scratch): Promise<{source: Source; mapping: Mapping}> {
  const table = tableOf(manifest, load.table), {block, file, path} = load;
  const place: Place = (keys) => manifest.placeOf(["tables", table.name, blocksOf(manifest, table.name).indexOf(block), ...keys]);
  const wanted = table.open ? withoutAgeBand(manifest, manifest.demographics ?? defaultDemographics) : [];
  const source = await openSource({session, path, file, format: block.format, skip: block.skip, timezone: block.timezone, hoped: hopedNames(table, block, wanted), scratch});
  // Of the usual demographic columns those that are there are read; those that the manifest names must be there.
  return {source, mapping: mapColumns(table, block, source, {known: wanted, needed: table.open ? withoutAgeBand(manifest, manifest.demographics ?? []) : []}, manifest.written, place)};
}

function presentDemographics(loads: readonly PlannedLoad[], manifest: Manifest): readonly string[] {
  const supplied = new Set(loads.filter(({table}) => table === "employees").flatMap((load) => load.prior?.supplied ?? load.mapping?.supplied ?? []));
  if (manifest.age_bands && !supplied.has("birth_year")) throw new Fault(`${manifest.placeOf(["age_bands"])}: age_bands needs birth_year, which no file of employees holds; name its column under tables: employees: columns: birth_year, or take age_bands out.`);
  return manifest.demographics ?? defaultDemographics.filter((name) => supplied.has(name) || (manifest.age_bands && name === ageBand));
}

/** Where the age band follows from the birth year, a delivered column of that name is not read. */
function withoutAgeBand({age_bands}: Manifest, demographics: readonly string[]): readonly string[] {
  return age_bands ? demographics.filter((name) => name !== ageBand) : demographics;
}

/** `before`: the loads planned so far, those of employees and person_keys among them: rows matched by other keys are never reused. */
function hashOf(table: Table, block: Block, demographics: readonly string[], before: readonly Omit<PlannedLoad, "loadId">[]): string {
  const {files: _, pick: __, ...reading} = block;
  const open = table.open ? demographics : [];
  const matched = Object.keys(block.match).length > 0;
  const keys = before.filter((load) => matched && ["employees", "person_keys"].includes(load.table)).map(({mappingHash, print}) => [mappingHash, print.sha256]);
  return createHash("sha256").update(JSON.stringify([table.name, table.columns.map(({name}) => name), reading, open, keys, codeFingerprint()])).digest("hex").slice(0, 32);
}
