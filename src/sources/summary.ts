import {headcounts, type Table} from "../contract/tables.ts";
import {literal, type Session} from "../warehouse/session.ts";
import type {Drift} from "./drift.ts";
import type {Freshness} from "./freshness.ts";
import type {PriorLoads} from "./prior.ts";

/** What became of a table's rows: rowsRead = accepted + rejected + unknownPersons + leftOut + folded + outvoted. */
export interface TableSummary {
  readonly table: string;
  readonly files: readonly string[];
  /** Files whose rows were taken over from the last run. */
  readonly reusedFiles: number;
  readonly rowsRead: number;
  /** Rows of job history that were derived from the accepted rows of dated headcount files; null where it was delivered. */
  readonly derived: number | null;
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
  /** The column that tells the person, and the key that stands in it; empty where the table is not about people. */
  readonly personKey: string;
}

/** A table's rows, how fresh they are, and how it stood after the last run (null where that did not load it). */
export interface FreshTable extends TableSummary {
  readonly newest: string | null;
  readonly before: (Freshness & {readonly loadedAt: string}) | null;
}

export interface IngestSummary {
  /** What is not as it was at the last load, beyond the manifest's bands. */
  readonly drift: readonly Drift[];
  readonly asOf: string;
  readonly historyFrom: string;
  readonly demographics: readonly string[];
  readonly tables: readonly FreshTable[];
  /** Tables that nothing supplies. */
  readonly absent: readonly string[];
  /** Uses that the manifest switches off. */
  readonly notUsed: readonly string[];
  /** Files in the folder that no table reads. */
  readonly unread: readonly string[];
  readonly repeated: readonly {readonly table: string; readonly file: string; readonly sameAs: string}[];
}

/** A table's summary from the ledger. `store` is where its accepted rows are. `reused` are the ids of loads taken over. */
export async function summarizeTable(session: Session, table: string, store: Table, {reused, extraColumns, personKey}: {reused: ReadonlySet<number>} & Pick<TableSummary, "extraColumns" | "personKey">): Promise<TableSummary> {
  const name = literal(table);
  const loads = await session.rows(`select load_id, file, rows_read::double as rows_read, left_out::double as left_out, folded::double as folded, outvoted::double as outvoted from raw.loads where table_name = ${name} order by load_id`);
  const rejects = await session.rows<{reason: string; rows: number}>(`select reason, count(*)::double as rows from raw.rejects where table_name = ${name} group by reason order by rows desc, reason`);
  const [{accepted}] = await session.rows(`select count(*)::double as accepted from raw.${store.name}`) as [{accepted: number}];
  const [{rows}] = await session.rows(`select count(*)::double as rows from raw.${table}`) as [{rows: number}];
  const derived = store === headcounts ? rows : null;
  const sum = (key: string) => loads.reduce((total, load) => total + load[key], 0);
  return {
    table, derived, files: [...new Set(loads.map(({file}) => file as string))], accepted,
    reusedFiles: new Set(loads.filter(({load_id}) => reused.has(load_id)).map(({file}) => file)).size,
    rowsRead: sum("rows_read"), leftOut: sum("left_out"), folded: sum("folded"), outvoted: sum("outvoted"),
    rejected: Object.fromEntries(rejects.filter(({reason}) => reason !== "unknown_person").map(({reason, rows}) => [reason, rows])),
    unknownPersons: rejects.find(({reason}) => reason === "unknown_person")?.rows ?? 0, extraColumns, personKey
  };
}

/** A table's summary beside what the last run left. */
export function withFreshness(summary: TableSummary, now: ReadonlyMap<string, Freshness>, prior: PriorLoads): FreshTable {
  const loadedAt = prior.loads.filter(({table}) => table === summary.table).map((load) => load.loadedAt).sort().at(-1);
  const before = prior.freshness.get(summary.table);
  return {...summary, newest: now.get(summary.table)!.newest, before: loadedAt !== undefined && before ? {...before, loadedAt} : null};
}
