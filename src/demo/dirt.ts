import {appendFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";

/** How many bad rows of each kind were added to each table. */
export type PlantedDirt = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface DirtKind {
  readonly table: string;
  readonly file: string;
  /** Why the ingest rejects such a row. */
  readonly kind: string;
  /** The k-th bad line. Given the lines that are there, so that some may be repeated. */
  readonly line: (k: number, lines: readonly string[], asOf: string) => string;
}

const nobody = (k: number) => `ZZ${String(9_000_000 + k)}`;
const other = (k: number, lines: readonly string[]) => lines[1 + ((k * 37) % (lines.length - 1))]!;
const field = (line: string, index: number, value: string, separator = ",") => {
  const fields = line.split(separator);
  fields[index] = value;
  return fields.join(separator);
};

const kinds: readonly DirtKind[] = [
  {table: "employees", file: "hris/workers.csv", kind: "unreadable", line: (k) => `${nobody(k)},Nobody ${k},,Regular,31/31/2023,,,,1980,woman,Group A,40–49`},
  {table: "job_history", file: "job_history/2023.csv", kind: "unreadable", line: (k, lines) => field(other(k, lines), 1, "2023-13-45")},
  {table: "job_history", file: "job_history/2023.csv", kind: "unknown_reference", line: (k) => `${nobody(k)},2023-05-01,0,co-associate,,,,hire,,2023-05-01`},
  {table: "job_history", file: "job_history/2024.csv", kind: "duplicate_row", line: (k, lines) => other(k, lines)},
  {table: "job_history", file: "job_history/2024.csv", kind: "fields", line: (k, lines) => `${other(k, lines)},left over`},
  {table: "requisitions", file: "requisitions.jsonl", kind: "not_in_list", line: (k) => JSON.stringify({requisition_id: `RX${k}`, role_id: "co-associate", opened_date: "2025-01-10", status: "on hold"})},
  {table: "learning_enrollments", file: "learning_enrollments.csv.gz", kind: "unknown_person", line: (k) => `LX${k},${nobody(k)},workflow-basics,,2025-02-01,,,enrolled`},
  {table: "performance_reviews", file: "performance_reviews.csv", kind: "unreadable", line: (k, lines) => field(field(other(k, lines), 1, `2020-02-${String(1 + (k % 28)).padStart(2, "0")}`, ";"), 2, "good", ";")}
];

/** Adds bad rows to the exports, about 0.2 % of each table and at least one of a kind. */
export async function addDirt(folder: string, rows: Readonly<Record<string, number>>, asOf: string): Promise<PlantedDirt> {
  const planted: Record<string, Record<string, number>> = {};
  for (const {table, file, kind, line} of kinds) {
    const path = join(folder, file);
    const zipped = file.endsWith(".gz");
    const text = zipped ? gunzipSync(await readFile(path)).toString("utf8") : await readFile(path, "utf8");
    const lines = text.trimEnd().split("\n");
    const shareOfKind = 0.002 / kinds.filter((other) => other.table === table).length;
    const count = Math.max(1, Math.round(rows[table]! * shareOfKind));
    const added = Array.from({length: count}, (_, k) => `${line(k, lines, asOf)}\n`).join("");
    if (zipped) await writeFile(path, gzipSync(text + added));
    else await appendFile(path, added);
    planted[table] = {...planted[table], [kind]: count};
  }
  return planted;
}
