import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";

/** A published file as it stands: its columns by name, nulls as null, dates as milliseconds since 1970. */
export interface PublishedTable {
  readonly name: string;
  readonly audience: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ArrayLike<unknown>>;
  /** The types that Arrow gives the columns: `Int32`, `Float64`, `Utf8`, `Date`, `Bool`. */
  readonly bytes: Uint8Array;
}

/** What `publication.json` says of a publication that decides what its files may hold. */
export interface AttackedHeader {
  readonly state: "draft" | "release";
  readonly as_of: string;
  readonly fiscal_year_start: number;
  readonly minimum_cell: number;
  readonly demographics: readonly string[];
  readonly crosses: readonly string[];
  readonly exact: readonly string[];
  readonly employees_band: "under 600" | "600 or more";
}

/** Everything that one publication gives to anybody. */
export interface PublishedFiles {
  readonly id: string;
  readonly headers: readonly AttackedHeader[];
  readonly tables: readonly PublishedTable[];
}

/** A publication's files by their path below its folder: `hr/metric_values.arrow`. */
export type Files = ReadonlyMap<string, Uint8Array>;

export function readPublicationFolder(folder: string): Files {
  const files = new Map<string, Uint8Array>();
  for (const audience of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for (const name of readdirSync(join(folder, audience)).sort()) files.set(`${audience}/${name}`, readFileSync(join(folder, audience, name)));
  }
  return files;
}

/** Parses a publication. A table that several audiences get with the same bytes is read once. */
export function publishedFiles(id: string, files: Files): PublishedFiles {
  const headers: AttackedHeader[] = [], tables: PublishedTable[] = [];
  for (const [path, bytes] of files) {
    const [audience, file] = path.split("/") as [string, string];
    if (file === "publication.json") headers.push(JSON.parse(Buffer.from(bytes).toString("utf8")) as AttackedHeader);
    if (!file.endsWith(".arrow")) continue;
    const name = file.slice(0, -".arrow".length);
    if (!tables.some((other) => other.name === name && Buffer.compare(other.bytes, bytes) === 0)) tables.push(parse(name, audience, bytes));
  }
  return {id, headers, tables};
}

function parse(name: string, audience: string, bytes: Uint8Array): PublishedTable {
  const table = tableFromIPC(bytes);
  return {name, audience, bytes, rows: table.numRows, columns: new Map(table.names.map((column) => [column, table.getChild(column).toArray()]))};
}
