import type {Fingerprint} from "./fingerprint.ts";
import {freshnessOf, type Freshness} from "./freshness.ts";
import type {PlannedLoad} from "./plan.ts";
import {literal, type Session} from "../warehouse/session.ts";

/** A load of the last run, as its ledger has it. */
export interface PriorLoad extends Fingerprint {
  readonly loadId: number;
  readonly table: string;
  readonly file: string;
  readonly mappingHash: string;
  readonly rowsRead: number;
  readonly leftOut: number;
  readonly folded: number;
  readonly outvoted: number;
  readonly loadedAt: string;
  readonly runId: string;
  readonly supplied: readonly string[];
  readonly extra: readonly string[];
  /** The columns that each table of `raw` had. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rows of employees were set aside: they are not kept, since they hold names, so that the file must be read again. */
  readonly forgotten: boolean;
}

export interface PriorLoads {
  readonly loads: readonly PriorLoad[];
  /** The last known fingerprint of each file. */
  readonly prints: ReadonlyMap<string, Fingerprint>;
  /** How each table stood. */
  readonly freshness: ReadonlyMap<string, Freshness>;
}

export const noPriorLoads: PriorLoads = {loads: [], prints: new Map(), freshness: new Map()};

/** Attaches the last warehouse as `previous`, read-only, and reads its ledger. One that is absent, locked or of an older make is left alone. */
export async function attachPrior(session: Session, path: string | undefined): Promise<PriorLoads> {
  if (path === undefined) return noPriorLoads;
  try {
    await session.run(`attach ${literal(path)} as previous (read_only)`);
  } catch {
    return noPriorLoads;
  }
  try {
    const rows = await session.rows(`
      select l.*, l.loaded_at::varchar as loaded, l.table_name = 'employees' and exists (
          from previous.raw.rejects as r where r.load_id = l.load_id and r.reason in ('duplicate_row', 'duplicate_key')) as forgotten
      from previous.raw.loads as l order by load_id`);
    const columns = await columnsByTable(session);
    const loads = rows.map((row): PriorLoad => ({
      loadId: row.load_id, table: row.table_name, file: row.file, sha256: row.sha256, bytes: Number(row.bytes), modified: row.modified, inode: row.inode, mappingHash: row.mapping,
      rowsRead: Number(row.rows_read), leftOut: Number(row.left_out), folded: Number(row.folded), outvoted: Number(row.outvoted), loadedAt: row.loaded, runId: row.run_id,
      supplied: row.supplied_columns, extra: row.extra_columns, columns, forgotten: row.forgotten
    }));
    for (const kept of ["set_aside", "strays", "left_out", "headcounts", "unread_headcounts"]) await session.rows(`select 1 from previous.raw.${kept} limit 0`);
    return {loads, prints: new Map(loads.map((load) => [load.file, load])), freshness: await freshnessOf(session, "previous.raw")};
  } catch {
    await session.run("detach previous");
    return noPriorLoads;
  }
}

async function columnsByTable(session: Session): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await session.rows("select table_name, list(column_name) as names from duckdb_columns() where database_name = 'previous' and schema_name = 'raw' group by table_name");
  return new Map(rows.map(({table_name, names}) => [table_name as string, new Set<string>(names)]));
}

/**
 * The loads that need not be read again: the same bytes through the same mapping and code. A block with one row a key
 * (`distinct`) is taken over whole or not at all, since its rows were chosen over all its files; rows that were carried forward only
 * with their whole table.
 */
export function reusable(loads: readonly Omit<PlannedLoad, "loadId">[], prior: PriorLoads): Map<Omit<PlannedLoad, "loadId">, PriorLoad> {
  const known = new Map(prior.loads.filter(({forgotten}) => !forgotten).map((load) => [`${load.table} ${load.mappingHash} ${load.sha256}`, load]));
  const taken = new Map<Omit<PlannedLoad, "loadId">, PriorLoad>();
  for (const load of loads) {
    const before = known.get(`${load.table} ${load.mappingHash} ${load.print.sha256}`);
    if (before) taken.set(load, before);
  }
  const same = ({table, mappingHash, print}: Pick<PlannedLoad, "table" | "mappingHash" | "print">) => known.has(`${table} ${mappingHash} ${print.sha256}`);
  for (const load of loads.filter(({block}) => block.distinct || block.carry_forward.length > 0)) {
    const carried = load.block.carry_forward.length > 0;
    const together = (other: {table: string; mappingHash: string}) => other.table === load.table && (carried || other.mappingHash === load.mappingHash);
    const mates = loads.filter(together);
    if (mates.length !== prior.loads.filter(together).length || !mates.every(same)) taken.delete(load);
  }
  return taken;
}
