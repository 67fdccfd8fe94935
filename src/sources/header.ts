import {Fault} from "../fault.ts";
import {headBytes} from "./encoding.ts";
import {isBinary} from "./signature.ts";

/** The line that bears the columns' names. */
export interface Header {
  /** Physical lines above it. */
  readonly above: number;
  readonly delimiter: string;
  readonly names: readonly string[];
}

export interface HeaderQuestion {
  readonly file: string;
  /** The file's first bytes as text. */
  readonly text: string;
  /** Whether the text is the whole file. */
  readonly whole: boolean;
  /** Title lines that the manifest tells of. */
  readonly skip: number;
  readonly delimiter?: string | undefined;
  /** Column names that the mapping hopes to find: they tell the delimiter. */
  readonly hoped: readonly string[];
}

/** Finds the header. Throws a Fault where there is none, or where its end cannot be found. */
export function findHeader({file, text, whole, skip, delimiter: declared, hoped}: HeaderQuestion): Header {
  let above = linesAbove(text, skip);
  // Excel's own way to name the separator.
  const separator = /^\ufeff?sep=(.)[ \t]*[\r\n]/i.exec(text.slice(startOfLine(text, above), startOfLine(text, above) + 40))?.[1];
  if (separator !== undefined) above = linesAbove(text, above + 1);
  const start = startOfLine(text, above), line = `${file}, line ${above + 1}`;
  if (text.slice(start).replace(/^\ufeff+/, "").trim() === "") throw new Fault(`${file} is empty${skip > 0 ? ` below its ${skip} title lines` : ""}; a header line with the columns' names is the least it must hold.`);
  const delimiter = declared ?? separator ?? detectDelimiter(text, start, file, hoped);
  const {fields, end, closed} = splitRecord(text, start, delimiter);
  if (isBinary(text.slice(start, end))) throw new Fault(`${line}: the columns' names must stand here, but there are bytes that no text holds; export the table as CSV.`);
  if (end === text.length && !whole) throw new Fault(`${line}: the header is longer than ${headBytes / 1024} KiB, or a quote in it is never closed; export the table with one record a line.`);
  if (!closed) throw new Fault(`${line}: a quoted name in the header is never closed; close it, or double the quotes inside it.`);
  return {above, delimiter, names: fields};
}

export const hits = (names: readonly string[], hoped: readonly string[]) => {
  const wanted = new Set(hoped.map(plain));
  return names.filter((name) => wanted.has(plain(name))).length;
};

const plain = (name: string) => name.trim().toLowerCase();

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

export function startOfLine(text: string, line: number): number {
  const ends = /\r\n|\n|\r/g;
  for (let count = 0; count < line; count++) if (!ends.exec(text)) return text.length;
  return ends.lastIndex;
}

export function detectDelimiter(text: string, start: number, file: string, hoped: readonly string[]): string {
  const candidates = /\.tsv(\.gz)?$/i.test(file) ? ["\t", ",", ";", "|"] : [",", ";", "\t", "|"];
  const scored = candidates.map((delimiter) => {
    const names = splitRecord(text, start, delimiter).fields;
    return {delimiter, hits: hits(names, hoped), width: names.length};
  });
  return scored.reduce((best, one) => (one.hits > best.hits || (one.hits === best.hits && one.width > best.width) ? one : best)).delimiter;
}

/** The fields of the record that starts at `start`, where it ends, and whether its last quote is closed. */
export function splitRecord(text: string, start: number, delimiter: string): {fields: string[]; end: number; closed: boolean} {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  let i = start;
  for (; i < text.length; i++) {
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
  return {fields: [...fields, field], end: i, closed: !quoted};
}
