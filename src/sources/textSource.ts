import {literal} from "../warehouse/session.ts";
import {decodeHead, detectCoding, headBytes, readHead, refuseBrokenGzip, writeUtf8, type TextCoding} from "./encoding.ts";
import {findHeader} from "./header.ts";
import {doubtOf} from "./headerDoubt.ts";
import {refuseOtherForms} from "./signature.ts";
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
  refuseOtherForms(file, head, text);
  const question = {file, text, whole: head.length < headBytes, skip, delimiter: format.delimiter, hoped: options.hoped};
  const header = findHeader(question);
  const doubt = doubtOf({...question, header, encoding: format.encoding, head, gzip});
  const layout = {path, coding, delimiter: header.delimiter, above: header.above, width: header.names.length};
  if (native(coding) && gzip) await refuseBrokenGzip(path, file);
  return textSource(native(coding) ? layout : await transcoded(options, layout), {names: header.names, doubt}, options);
}

/** DuckDB reads these by itself (its UTF-16 lacks characters beyond 16 bits); the others are written once as UTF-8 beside. */
const native = ({encoding, gzip}: TextCoding) => encoding === "utf-8" || (encoding === "latin-1" && !gzip);

async function transcoded({file, scratch}: OpenOptions, layout: TextLayout, lineFeeds = false): Promise<TextLayout> {
  const path = scratch.file(".csv");
  await writeUtf8(layout.path, file, layout.coding, path, lineFeeds);
  return {...layout, path, coding: {gzip: false, encoding: "utf-8", mark: false}};
}

function textSource(layout: TextLayout, told: {readonly names: readonly string[]; readonly doubt: string | undefined}, options: OpenOptions): Source {
  const columns = told.names.map((name, index): SourceColumn => ({name: name.trim(), text: `c${index}`, iso: false}));
  return {
    kind: "text", file: options.file, columns, layout, doubt: told.doubt,
    relation: (wanted) => allColumns(readCsv(layout), columns.filter(({name}) => !wanted.includes(name))),
    withLineFeeds: async () => textSource(await transcoded(options, layout, true), told, options)
  };
}

/**
 * DuckDB 1.5 ends for good ("access index 5 within vector of size 5") on bytes that are no UTF-8 in a column that a query leaves out: such columns
 * are read too, by a condition that always holds.
 */
const allColumns = (relation: string, left: readonly SourceColumn[]): string =>
  left.length === 0 ? relation : `(from ${relation} where ${left.map(({text}) => `coalesce(${text}, '') is not null`).join(" and ")})`;

/** Never `rejects_limit`: it caps what is recorded, not what is dropped. */
function readCsv({path, coding, delimiter, above, width}: TextLayout): string {
  const columns = Array.from({length: width}, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${above}, delim = ${literal(delimiter)}, quote = '"', escape = '"', ` +
    `encoding = ${literal(coding.encoding)}, compression = ${literal(coding.gzip ? "gzip" : "none")}, columns = {${columns}}, ` +
    "store_rejects = true, rejects_table = 'csv_rejects', rejects_scan = 'csv_scans')";
}
