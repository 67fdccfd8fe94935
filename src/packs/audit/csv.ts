import {createHash} from "node:crypto";
import {closeSync, openSync, readSync} from "node:fs";
import {StringDecoder} from "node:string_decoder";
import {csvField} from "../../../reports/components/figure.ts";
import {Fault} from "../../fault.ts";

export type Field = string | number | boolean | null;

/** A line of CSV; text that a spreadsheet would take for a formula is led by an apostrophe. Numbers are written so that they are read back as they were. */
export const csvLine = (fields: readonly Field[]): string => `${fields.map((field) => csvField(typeof field === "boolean" ? String(field) : field)).join(",")}\n`;

/** The apostrophes that `csvLine` put in front are taken away again. */
const unguarded = (text: string) => text.replaceAll(/(^\s*|[,;|\t\r\n]\s*)'(?=[=+\-@＝＋－＠])/g, "$1");

/** Rows of a CSV file by column, text as written, empty where null; and the file's SHA-256. A file of any size is read piece by piece. */
export function readCsv(path: string): {readonly columns: readonly string[]; readonly rows: Record<string, string>[]; readonly sha256: string} {
  const hash = createHash("sha256"), decoder = new StringDecoder("utf8"), buffer = Buffer.alloc(1 << 20);
  const rows: Record<string, string>[] = [];
  let columns: string[] | undefined, fields: string[] = [], field = "", quoted = false, closing = false;
  const endField = () => {
    fields.push(unguarded(field));
    field = "";
  };
  const endRow = () => {
    endField();
    if (!columns) columns = fields;
    else if (fields.length === columns.length) rows.push(Object.fromEntries(columns.map((name, k) => [name, fields[k]!])));
    else throw new Fault(`${path}, record ${rows.length + 2} has ${fields.length} fields where its header names ${columns.length}; take the pack's file again as it was made.`);
    fields = [];
  };
  const read = (text: string) => {
    for (const c of text) {
      if (quoted && closing) {
        closing = false;
        if (c === '"') field += c;
        else quoted = false;
        if (c === '"') continue;
      } else if (quoted) {
        if (c === '"') closing = true;
        else field += c;
        continue;
      }
      if (c === '"' && field === "") quoted = true;
      else if (c === ",") endField();
      else if (c === "\n") endRow();
      else field += c;
    }
  };
  const file = openSync(path, "r");
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const piece = buffer.subarray(0, size);
      hash.update(piece);
      read(decoder.write(piece));
    }
    read(decoder.end());
  } finally {
    closeSync(file);
  }
  if (field !== "" || fields.length > 0) endRow();
  return {columns: columns ?? [], rows, sha256: hash.digest("hex")};
}
