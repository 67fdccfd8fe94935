import {Fault} from "../fault.ts";
import {conventionalBlock} from "../contract/manifest.ts";
import {decodeHead, detectCoding, readHead} from "../sources/encoding.ts";
import type {Scratch} from "../sources/scratch.ts";
import {openSource, type Source} from "../sources/source.ts";
import type {Session} from "../warehouse/session.ts";
import {trim} from "../sources/convert.ts";
import {findHeaderLine} from "./headerLine.ts";

/** A file as it was found: how its text is laid out, and where its first rows stand in the session. */
export interface Look {
  readonly file: string;
  /** For a person: "utf-8, comma", "Parquet", "JSON lines". */
  readonly layout: string;
  /** Lines above the header line that are no header and not blank, as the manifest's `skip` counts them. */
  readonly skip: number;
  /** The physical line of the header; absent for JSON and Parquet. */
  readonly headerLine?: number;
  readonly names: readonly string[];
  readonly rows: number;
  /** A temporary table with the columns c0, c1, …: the trimmed texts of the first rows, null where empty, and `place`, their order. */
  readonly sample: string;
}

export interface Unreadable {
  readonly file: string;
  /** A clause: why nothing can be said of it. */
  readonly why: string;
}

/** Rows that are looked at; all rows are counted. */
export const sampled = 100_000;
/** Columns that are looked at. */
export const widest = 400;

const delimiterNames: Record<string, string> = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"};

/** Opens a file, whatever it holds. Never throws for what is in the file. */
export async function lookAt(session: Session, scratch: Scratch, {file, path}: {file: string; path: string}, number: number): Promise<Look | Unreadable> {
  try {
    const options = {session, path, file, scratch, hoped: [], skip: 0, format: conventionalBlock.format};
    if (!/\.(csv|tsv|txt|tab|psv|dat|parquet|jsonl?|ndjson|xlsx?|ods)(\.gz)?$/i.test(file)) return {file, why: "is no CSV, TSV, Parquet or JSON by its name"};
    if (/\.(parquet|json|jsonl|ndjson|xlsx?|ods)(\.gz)?$/i.test(file)) return await opened(session, await openSource(options), number, {skip: 0});
    const packed = /\.gz$/i.test(file);
    const head = await readHead(path, file, packed);
    const coding = detectCoding(head, packed);
    const text = decodeHead(head, coding).replace(/^\ufeff/, "");
    if (text.trim() === "") return {file, why: "is empty"};
    if (binary(text)) return {file, why: "is no text"};
    const header = findHeaderLine(text);
    if (!header) return {file, why: "has no header line that could be told from its rows"};
    const skip = blankLess(text, header.above);
    const source = await openSource({...options, skip: header.above, format: {...options.format, delimiter: header.delimiter}});
    const encoding = `${coding.encoding}${coding.mark && coding.encoding === "utf-8" ? " with a mark" : ""}${packed ? ", gzip" : ""}`;
    return await opened(session, source, number, {skip, headerLine: header.above + 1, layout: `${encoding}, ${delimiterNames[header.delimiter]}`});
  } catch (error) {
    return {file, why: reason(error, file)};
  }
}

async function opened(session: Session, given: Source, number: number, found: {skip: number; headerLine?: number; layout?: string}): Promise<Look> {
  const names = (given.columns ?? []).slice(0, widest).map(({name}) => name);
  const sample = `look_${number}`;
  const count = (source: Source) => `select count(*)::double as rows from ${source.relation(names.slice(0, 1))}`;
  const fill = async (source: Source) => {
    const texts = (source.columns ?? []).slice(0, widest).map(({text}, k) => `${trim(`(${text})`)} as c${k}`);
    await session.run(`create or replace temp table ${sample} as select ${["row_number() over () as place", ...texts].join(", ")} from (from ${source.relation(names)} limit ${sampled})`);
    const [{rows}] = await session.rows(count(source)) as [{rows: number}];
    return rows;
  };
  const clear = async () => {
    for (const table of ["csv_rejects", "csv_scans"]) await session.run(`drop table if exists ${table}`);
  };
  await clear();
  let rows: number;
  try {
    rows = await fill(given);
  } catch (error) {
    if (!given.withLineFeeds) throw error;
    await clear();
    rows = await fill(await given.withLineFeeds());
  } finally {
    await clear();
  }
  const layout = found.layout ?? (given.kind === "parquet" ? "Parquet" : "JSON");
  return {file: given.file, layout, skip: found.skip, names, rows, sample, ...(found.headerLine === undefined ? {} : {headerLine: found.headerLine})};
}

/** Blank lines just above the header are passed over by the reader anyway. */
function blankLess(text: string, above: number): number {
  const lines = text.split(/\r\n|\n|\r/, above);
  let skip = lines.length;
  while (skip > 0 && lines[skip - 1]!.trim() === "") skip--;
  return skip;
}

function binary(text: string): boolean {
  const head = text.slice(0, 4096);
  const odd = [...head].filter((c) => (c < " " && c !== "\t" && c !== "\n" && c !== "\r") || c === "\ufffd").length;
  return odd > head.length * 0.02;
}

/** A Fault's sentence without the file's name; of other errors nothing, since their messages may quote the file. */
function reason(error: unknown, file: string): string {
  if (error instanceof Fault && error.message.startsWith(file)) return error.message.slice(file.length).replace(/^[,:]? ?(line \d+: )?/, "").replace(/ \(.*?\)(?=[;.])/, "").replace(/\.$/, "");
  return "cannot be read";
}
