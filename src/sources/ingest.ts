import type {Manifest} from "../contract/manifest.ts";
import {headcounts, type Table} from "../contract/tables.ts";
import {unused} from "../contract/uses.ts";
import {createRaw, rawColumns} from "../warehouse/raw.ts";
import type {Session} from "../warehouse/session.ts";
import {contentDrift, headerDrift, refuseDrift, toldFirst} from "./drift.ts";
import {freshnessOf} from "./freshness.ts";
import {carryForward} from "./carryForward.ts";
import {deriveJobHistory} from "./headcounts.ts";
import {refuseChanged, type Fingerprint} from "./fingerprint.ts";
import {writeLedger} from "./ledger.ts";
import {checkLimits} from "./limits.ts";
import {findLines} from "./lines.ts";
import {dropWorkingTables, keepStrays, loadTable, narrow} from "./loadTable.ts";
import {loadedColumns} from "./mapping.ts";
import {tableOf, tablesOf} from "./manifest.ts";
import {extraColumns, planLoads, type PlannedLoad} from "./plan.ts";
import {checkMatchSources, matchPersons, personKeyWords} from "./match.ts";
import {attachPrior, type PriorLoads} from "./prior.ts";
import {checkKeys, checkReferences} from "./relations.ts";
import {openScratch} from "./scratch.ts";
import {checkCurrency, writeSettings} from "./settings.ts";
import {summarizeTable, withFreshness, type IngestSummary, type TableSummary} from "./summary.ts";

export interface IngestOptions {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Last day that the data covers, ISO 8601; goes before the manifest's. */
  readonly asOf?: string | undefined;
  /** The last day on which a row of job history may have been recorded to count, ISO 8601; as_of where absent. */
  readonly knownAt?: string | undefined;
  /** The last run's warehouse, from which unchanged files are taken over. */
  readonly previous?: string | undefined;
  /** Fingerprints taken just now, by file; the others are taken here. */
  readonly prints?: ReadonlyMap<string, Fingerprint> | undefined;
  readonly runId: string;
  /** Today, ISO 8601; the clock's where absent. */
  readonly today?: string | undefined;
  /** Where copies of files in other encodings lie for a while; the system's temporary folder where absent. */
  readonly temporaryFolder?: string | undefined;
  /** Tables to read; the others, required ones too, are as if nobody had supplied them. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly report?: (event: IngestEvent) => void;
}

/** A file begins to be read, or to be taken over from the last run. */
export interface IngestEvent {
  readonly kind: "read" | "reused";
  readonly table: string;
  readonly file: string;
}

/**
 * Fills the schema `raw` of an empty warehouse from a source folder: convert and check each row, find people by other keys, check
 * keys, fill what is carried forward, check references.
 * Throws a Fault for whatever a user can mend: a file, a header, a manifest's word, too many rejects.
 */
export async function ingest(session: Session, options: IngestOptions): Promise<IngestSummary> {
  const scratch = openScratch(options.temporaryFolder);
  // Row ids tell the lines of rejects, and a checkpoint may change them.
  await session.run("set global checkpoint_threshold = '1TB'");
  const prior = await attachPrior(session, options.previous);
  try {
    const {folder, manifest} = options, tables = tablesOf(manifest);
    const plan = await planLoads(session, {folder, manifest, prior, prints: options.prints, scratch, only: options.only});
    const supplying = (table: string, column: string) => plan.loads.find((load) => load.table === table && (load.prior?.supplied ?? load.mapping!.supplied).includes(column))?.file;
    checkCurrency(manifest, supplying);
    checkMatchSources(plan.loads.map(({table, block}) => ({table: tableOf(manifest, table), block})), supplying);
    for (const sql of createRaw(plan.demographics, manifest.uses)) await session.run(sql);
    const extra = extraColumns(plan.loads);
    const summaries = new Map<string, TableSummary>();
    const loadsOf = (name: string) => plan.loads.filter(({table}) => table === name);
    const supplied = new Set(plan.loads.map(({table}) => table));
    const begin = (load: PlannedLoad) => options.report?.({kind: load.prior ? "reused" : "read", table: load.table, file: load.file});
    const watched = manifest.drift.action !== "off", drift = watched ? headerDrift(plan.loads, prior) : [];
    refuseDrift(drift, manifest.drift);
    await toldFirst(drift, async () => {
      for (const name of loadOrder(tables)) {
        const loads = loadsOf(name), snapshots = loads.some(({snapshot}) => snapshot), table = snapshots ? headcounts : tableOf(manifest, name), columns = loadedColumns(table, plan.demographics);
        if (loads.length === 0) continue;
        const counts = await unchangedMeanwhile(loads, async () => {
          const counts = await loadTable({session, demographics: plan.demographics, begin}, table, loads);
          await matchPersons(session, table, loads);
          await checkKeys(session, table, columns);
          await carryForward(session, table, loads);
          await checkReferences(session, table, columns, supplied);
          await keepStrays(session, table);
          await narrow(session, table);
          await findLines(session, loads, manifest, scratch);
          return counts;
        });
        await writeLedger(session, name, loads, counts, options.runId);
        if (snapshots) await deriveJobHistory(session, loads);
        const summary = await summarizeTable(session, name, table, {
          reused: new Set(loads.filter(({prior}) => prior).map(({loadId}) => loadId)), extraColumns: extra.get(name) ?? [], personKey: personKeyWords(table, loads.map(({block}) => block))
        });
        if (watched && !asBefore(name, loads, prior)) drift.push(...await contentDrift(session, name, rawColumns(tableOf(manifest, name), plan.demographics), prior, manifest.drift));
        await checkLimits(session, manifest, summary);
        summaries.set(name, summary);
      }
    });
    refuseDrift(drift, manifest.drift);
    const settings = await writeSettings(session, manifest, plan.attributes, {asOf: options.asOf, knownAt: options.knownAt, today: options.today ?? localDay(new Date())});
    const freshness = await freshnessOf(session, "raw");
    return {
      drift, ...settings, demographics: plan.attributes, notUsed: unused(manifest.uses), unread: plan.unread, repeated: plan.repeated,
      tables: tables.flatMap(({name}) => (summaries.has(name) ? withFreshness(summaries.get(name)!, freshness, prior) : [])),
      absent: tables.map(({name}) => name).filter((name) => !supplied.has(name))
    };
  } finally {
    scratch.remove();
    await dropWorkingTables(session);
    await session.run("detach database if exists previous");
    await session.run("reset global checkpoint_threshold");
  }
}

/** Whether a table's files are those of the last load. */
const asBefore = (table: string, loads: readonly PlannedLoad[], prior: PriorLoads) =>
  loads.every((load) => load.prior) && loads.length === prior.loads.filter((load) => load.table === table).length;

/** Does a job that reads files, and refuses those that changed meanwhile, whatever became of the job. */
async function unchangedMeanwhile<T>(loads: readonly PlannedLoad[], job: () => Promise<T>): Promise<T> {
  const refuse = async () => {
    for (const {path, file, print} of loads.filter(({prior}) => !prior)) await refuseChanged(path, file, print);
  };
  try {
    return await job();
  } finally {
    await refuse();
  }
}

/** Tables that others refer to come first. */
function loadOrder(tables: readonly Table[]): string[] {
  const first = ["employees", "roles", "badges"];
  return [...first, ...tables.map(({name}) => name).filter((name) => !first.includes(name))];
}

const localDay = (now: Date) => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
