import {Fault} from "../fault.ts";
import {literal} from "../warehouse/session.ts";
import {decodeHead, detectCoding, readHead, writeUtf8, type TextCoding} from "./encoding.ts";
import type {OpenOptions, Source, SourceColumn} from "./source.ts";

/** How a file of delimited text is laid out. */
export interface TextLayout {
  readonly path: string;
  readonly coding: TextCoding;
  readonly delimiter: string;
  /** Physical lines above the header. */
  readonly above: number;
  /** Columns of the header. */
  readonly width: number;
}

/** Opens delimited text: encoding, delimiter and header are found from its first 256 KiB. */
export async function openText(options: OpenOptions): Promise<Source> {
  const {path, file, format, skip} = options;
  const gzip = /\.gz$/i.test(file);
  const head = await readHead(path, file, gzip);
  const coding = detectCoding(head, gzip, format.encoding);
  const text = decodeHead(head, coding);
  const above = linesAbove(text, skip);
  const start = startOfLine(text, above);
  if (text.slice(start).trim() === "") throw new Fault(`${file} is empty${skip > 0 ? ` below its ${skip} title lines` : ""}; a header line with the columns' names is the least it must hold.`);
  const delimiter = format.delimiter ?? detectDelimiter(text, start, file, options.hoped);
  const names = splitRecord(text, start, delimiter);
  const layout = {path, coding, delimiter, above, width: names.length};
  return native(coding) ? textSource(file, layout, names, options) : textSource(file, await transcoded(options, layout), names, options);
}

/** DuckDB reads these by itself (its UTF-16 lacks characters beyond 16 bits); the others are written once as UTF-8 beside. */
const native = ({encoding, gzip}: TextCoding) => encoding === "utf-8" || (encoding === "latin-1" && !gzip);

async function transcoded({file, scratch}: OpenOptions, layout: TextLayout, lineFeeds = false): Promise<TextLayout> {
  const path = scratch.file(".csv");
  await writeUtf8(layout.path, file, layout.coding, path, lineFeeds);
  return {...layout, path, coding: {gzip: false, encoding: "utf-8", mark: false}};
}

function textSource(file: string, layout: TextLayout, names: readonly string[], options: OpenOptions): Source {
  const columns = names.map((name, index): SourceColumn => ({name: name.trim(), text: `c${index}`, iso: false}));
  return {
    kind: "text", file, columns, layout,
    relation: () => readCsv(layout),
    withLineFeeds: async () => textSource(file, await transcoded(options, layout, true), names, options)
  };
}

/** Never `rejects_limit`: it caps what is recorded, not what is dropped. */
function readCsv({path, coding, delimiter, above, width}: TextLayout): string {
  const columns = Array.from({length: width}, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${above}, delim = ${literal(delimiter)}, quote = '"', escape = '"', ` +
    `encoding = ${literal(coding.encoding)}, compression = ${literal(coding.gzip ? "gzip" : "none")}, columns = {${columns}}, ` +
    "store_rejects = true, rejects_table = 'csv_rejects', rejects_scan = 'csv_scans')";
}

/** Title lines and the blank lines before the header. */
function linesAbove(text: string, skip: number): number {
  let above = skip;
  for (;;) {
    const start = startOfLine(text, above);
    const end = text.slice(start).search(/[\r\n]/);
    if (end < 0 || text.slice(start, start + end).trim() !== "") return above;
    above++;
  }
}

function startOfLine(text: string, line: number): number {
  const ends = /\r\n|\n|\r/g;
  for (let count = 0; count < line; count++) if (!ends.exec(text)) return text.length;
  return ends.lastIndex;
}

function detectDelimiter(text: string, start: number, file: string, hoped: readonly string[]): string {
  const wanted = new Set(hoped.map((name) => name.trim().toLowerCase()));
  const candidates = /\.tsv(\.gz)?$/i.test(file) ? ["\t", ",", ";", "|"] : [",", ";", "\t", "|"];
  const scored = candidates.map((delimiter) => {
    const names = splitRecord(text, start, delimiter);
    return {delimiter, hits: names.filter((name) => wanted.has(name.trim().toLowerCase())).length, width: names.length};
  });
  return scored.reduce((best, one) => (one.hits > best.hits || (one.hits === best.hits && one.width > best.width) ? one : best)).delimiter;
}

/** The fields of the record that starts at `start`. */
export function splitRecord(text: string, start: number, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') { field += c; i++; }
      else quoted = false;
    } else if (c === '"' && field.trim() === "") { field = ""; quoted = true; }
    else if (c === delimiter) { fields.push(field); field = ""; }
    else if (c === "\n" || c === "\r") break;
    else field += c;
  }
  return [...fields, field];
}
