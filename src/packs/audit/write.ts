import {createHash} from "node:crypto";
import {closeSync, openSync, renameSync, rmSync, writeSync} from "node:fs";
import {join} from "node:path";
import {cannotWrite} from "../../warehouse/lock.ts";
import type {Row, Session} from "../../warehouse/session.ts";
import {csvLine, type Field} from "./csv.ts";
import {fileOfTable, type TableName} from "./manifest.ts";

const batch = 20_000;

/** Writes a table of `audit` as CSV for its owner's eyes only, some rows at a time, whole or not at all. `columns`: header → SQL. Returns the file's name and SHA-256. */
export async function writeTable(session: Session, folder: string, name: TableName, columns: ReadonlyMap<string, string>): Promise<{readonly file: string; readonly sha256: string}> {
  const file = fileOfTable(name), path = join(folder, file), hash = createHash("sha256");
  const select = [...columns.values()].map((sql, k) => `${sql} as c${k}`).join(", ");
  try {
    const to = openSync(`${path}.next`, "w", 0o600);
    try {
      const put = (text: string) => {
        hash.update(text);
        writeSync(to, text);
      };
      put(csvLine([...columns.keys()]));
      for (let from = 0; ; from += batch) {
        const rows = await session.rows<Row>(`select ${select} from audit.${name} where nth > ${from} and nth <= ${from + batch} order by nth`);
        if (rows.length === 0) break;
        put(rows.map((row) => csvLine([...columns.keys()].map((_, k) => row[`c${k}`] as Field))).join(""));
      }
    } finally {
      closeSync(to);
    }
    renameSync(`${path}.next`, path);
  } catch (error) {
    rmSync(`${path}.next`, {force: true});
    throw (error as NodeJS.ErrnoException).code?.startsWith("E") ? cannotWrite(path, error) : error;
  }
  return {file, sha256: hash.digest("hex")};
}
