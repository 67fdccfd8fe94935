import {tableNamed} from "../contract/tables.ts";
import {literal, type Session} from "../warehouse/session.ts";
import {count, share} from "./figures.ts";
import {reasonWords} from "./reasons.ts";

/** What became of a table's rows: rowsRead = accepted + rejected + unknownPersons + leftOut + folded + outvoted. */
export interface TableSummary {
  readonly table: string;
  readonly files: readonly string[];
  /** Files whose rows were taken over from the last run. */
  readonly reusedFiles: number;
  readonly rowsRead: number;
  readonly accepted: number;
  /** By reason, persons unknown in optional tables left out. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly unknownPersons: number;
  /** Rows that the manifest's `only` leaves out. */
  readonly leftOut: number;
  /** Rows of a `distinct` block that are equal to the one kept of their key. */
  readonly folded: number;
  /** Rows of a `distinct` block that differ from the one kept of their key. */
  readonly outvoted: number;
  /** Columns that no table takes, of the files that this table is the first to read. */
  readonly extraColumns: readonly string[];
}

export interface IngestSummary {
  readonly asOf: string;
  readonly historyFrom: string;
  readonly demographics: readonly string[];
  readonly tables: readonly TableSummary[];
  /** Tables that nothing supplies. */
  readonly absent: readonly string[];
  /** Files in the folder that no table reads. */
  readonly unread: readonly string[];
  readonly repeated: readonly {readonly table: string; readonly file: string; readonly sameAs: string}[];
}

/** A table's summary from the ledger. `reused` are the ids of loads taken over. */
export async function summarizeTable(session: Session, table: string, reused: ReadonlySet<number>, extraColumns: readonly string[]): Promise<TableSummary> {
  const name = literal(table);
  const loads = await session.rows(`select load_id, file, rows_read::double as rows_read, left_out::double as left_out, folded::double as folded, outvoted::double as outvoted from raw.loads where table_name = ${name} order by load_id`);
  const rejects = await session.rows<{reason: string; rows: number}>(`select reason, count(*)::double as rows from raw.rejects where table_name = ${name} group by reason order by rows desc, reason`);
  const [{accepted}] = await session.rows(`select count(*)::double as accepted from raw.${table}`) as [{accepted: number}];
  const sum = (key: string) => loads.reduce((total, load) => total + load[key], 0);
  return {
    table, files: [...new Set(loads.map(({file}) => file as string))], accepted,
    reusedFiles: new Set(loads.filter(({load_id}) => reused.has(load_id)).map(({file}) => file)).size,
    rowsRead: sum("rows_read"), leftOut: sum("left_out"), folded: sum("folded"), outvoted: sum("outvoted"),
    rejected: Object.fromEntries(rejects.filter(({reason}) => reason !== "unknown_person").map(({reason, rows}) => [reason, rows])),
    unknownPersons: rejects.find(({reason}) => reason === "unknown_person")?.rows ?? 0, extraColumns
  };
}

/** Sentences for the terminal: one a table that was loaded, then what else should be known. They hold no value of any row. */
export function summarySentences(summary: IngestSummary): string[] {
  const sentences = summary.tables.flatMap(tableSentences);
  for (const {table, file, sameAs} of summary.repeated) sentences.push(`${file} holds the same bytes as ${sameAs}; ${table} took them once.`);
  if (summary.unread.length > 0) sentences.push(`No table reads ${listed(summary.unread)}.`);
  if (summary.absent.length > 0) sentences.push(`Not supplied: ${summary.absent.join(", ")}.`);
  sentences.push(`The data covers ${summary.historyFrom} to ${summary.asOf}.`);
  return sentences;
}

function tableSentences(one: TableSummary): string[] {
  const files = `${count(one.files.length)} file${one.files.length === 1 ? "" : "s"}`;
  const unchanged = one.reusedFiles === 0 ? "" : one.reusedFiles === one.files.length ? ", unchanged" : `, ${count(one.reusedFiles)} unchanged`;
  const rejects = Object.entries(one.rejected).map(([reason, rows]) => `${count(rows)} for ${reasonWords(reason)}`);
  const rejected = Object.values(one.rejected).reduce((sum, rows) => sum + rows, 0);
  const sentences = [`${one.table}: ${count(one.accepted)} of ${count(one.rowsRead)} rows from ${files}${unchanged}${rejected > 0 ? `; ${count(rejected)} rejected, ${rejects.join(", ")}` : ""}.`];
  if (one.folded + one.outvoted > 0) sentences.push(`${one.table}: one row a key; ${count(one.folded)} equal rows folded, ${count(one.outvoted)} that differ outvoted.`);
  if (one.leftOut > 0) sentences.push(`${one.table}: ${count(one.leftOut)} rows left out by "only".`);
  if (one.unknownPersons > 0) {
    const many = one.unknownPersons * 2 > one.rowsRead;
    const key = many ? ` (${share(one.unknownPersons / one.rowsRead)}); the key tried was ${personKey(one.table)}` : "";
    sentences.push(`${one.table}: ${count(one.unknownPersons)} rows are about persons who are not in employees${key}.`);
  }
  if (one.extraColumns.length > 0) sentences.push(`${one.table}: columns not used: ${listed(one.extraColumns)}.`);
  return sentences;
}

const personKey = (table: string) => tableNamed(table).columns.filter(({references}) => references === "employees").map(({name}) => name).join(", ");

const listed = (names: readonly string[]) => (names.length > 12 ? `${names.slice(0, 12).join(", ")} and ${names.length - 12} more` : names.join(", "));
