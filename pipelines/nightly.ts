import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {audiences} from "../src/publish/catalogue.ts";
import {lastWholeMonth} from "../src/months.ts";
import {codeHash} from "../src/warehouse/codeHash.ts";
import {onInterrupt} from "../src/warehouse/interrupt.ts";
import {keepNight} from "../src/warehouse/keptNights.ts";
import {cannotWrite, takeLock} from "../src/warehouse/lock.ts";
import {silent, type Progress} from "./progress.ts";
import {releaseDraft} from "./release.ts";
import {run, type RunResult} from "./run.ts";
import type {RunOutcome} from "./runRecord.ts";
import {site} from "./site.ts";
import {localDay} from "./today.ts";

export interface NightlyOptions {
  readonly source: string;
  readonly warehouse: string;
  /** Where the sites go, a folder an audience. */
  readonly out: string;
  /** Days whose warehouses are kept; 0 keeps none. */
  readonly keep: number;
  readonly progress?: Progress;
  /** Called with what is done so far, whenever a part is. */
  readonly done?: (outcome: RunOutcome) => void;
}

export interface Night {
  readonly run: RunResult;
  /** The release that was made tonight. */
  readonly released?: string;
  /** The publication whose sites were built tonight. */
  readonly sites?: string;
  /** Why a month that is complete could not be released. */
  readonly refused?: Fault;
}

/**
 * The unattended run: new files in, a new draft, the warehouse kept as that of its day, a release where a month is complete that has none
 * yet, and the sites of the newest release. A release that is refused leaves the rest as it is. One at a time a warehouse.
 */
export async function nightly({source, warehouse: given, out, keep, progress = silent, done = () => {}}: NightlyOptions): Promise<Night> {
  const warehouse = resolve(given);
  return aloneTonight(warehouse, async () => {
    const result = await run({source, warehouse, progress});
    done(result);
    if (!result.unchanged) keepNight(warehouse, localDay(), keep);
    const release = await releaseWhereDue(warehouse, result.draft, progress);
    done({...result, released: release.id});
    const sites = await buildSitesWhereNeeded(warehouse, resolve(out), progress);
    done({...result, released: release.id, sites});
    return {run: result, ...(release.id && {released: release.id}), ...(sites && {sites}), ...(release.refused && {refused: release.refused})};
  });
}

async function aloneTonight<T>(warehouse: string, job: () => Promise<T>): Promise<T> {
  try {
    mkdirSync(dirname(warehouse), {recursive: true});
  } catch (error) {
    throw cannotWrite(dirname(warehouse), error);
  }
  const unlock = takeLock(`${warehouse}.nightly.lock`);
  const forget = onInterrupt(unlock);
  try {
    return await job();
  } finally {
    forget();
    unlock();
  }
}

async function releaseWhereDue(warehouse: string, draft: string, progress: Progress): Promise<{id?: string; refused?: Fault}> {
  const header = JSON.parse(readFileSync(join(draft, audiences[0]!, "publication.json"), "utf8")) as {as_of: string; history_from: string};
  const month = lastWholeMonth(header.as_of);
  if (`${month}-01` < header.history_from || existsSync(join(dirname(draft), month))) return {};
  try {
    return {id: (await releaseDraft({warehouse, progress})).id};
  } catch (error) {
    if (error instanceof Fault) return {refused: error};
    throw error;
  }
}

/** The sites of the newest release, where they are not there yet, or are of another release or other pages. Returns the release's name. */
async function buildSitesWhereNeeded(warehouse: string, out: string, progress: Progress): Promise<string | undefined> {
  const publications = join(dirname(warehouse), "publications"), mark = join(dirname(warehouse), "sites.made.json");
  const newest = readdirSync(publications).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort().at(-1);
  if (newest === undefined) return undefined;
  const making = JSON.stringify({publication: newest, out, code: codeHash(["reports"])});
  // An audit on request has no files in a release.
  const offered = audiences.filter((name) => existsSync(join(publications, newest, name)));
  if (textOf(mark) === making && offered.every((name) => existsSync(join(out, name, "index.html")))) return undefined;
  rmSync(mark, {force: true});
  await site({warehouse, publication: newest, out, progress});
  writeFileSync(mark, making);
  return newest;
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
