import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import type {RunReport} from "../src/sources/report.ts";
import {newRunId} from "../src/warehouse/runState.ts";
import type {Progress} from "./progress.ts";
import {stopwatch, type Timed} from "./stopwatch.ts";

/** What a run did, as far as it came. */
export interface RunOutcome {
  readonly organization?: string | undefined;
  readonly unchanged?: boolean | undefined;
  /** What was read and rejected; absent where nothing had changed, and where a run failed before its end. */
  readonly report?: RunReport | undefined;
  /** The release that `nightly` made, and the publication whose sites it built. */
  readonly released?: string | undefined;
  readonly sites?: string | undefined;
}

/** What became of one run, for machines: `runs/<id>.json` beside the warehouse. Names of files and counts; no value of any row. */
export interface RunRecord extends RunOutcome {
  readonly id: string;
  readonly command: "pipeline" | "nightly";
  /** UTC. */
  readonly began: string;
  readonly seconds: number;
  readonly steps: readonly Timed[];
  readonly source: string;
  readonly exit: 0 | 1;
  /** The sentence that goes with exit 1. */
  readonly message?: string;
}

export interface RecordOrder {
  readonly command: RunRecord["command"];
  readonly source: string;
  readonly warehouse: string;
  readonly progress: Progress;
}

/** As many runs as are kept. */
const most = 100;

/** Does a run and leaves a record of it, however it ends. `done` is told all that the run has done so far, as often as that grows. */
export async function recorded<T>({command, source, warehouse, progress}: RecordOrder, job: (progress: Progress, done: (outcome: RunOutcome) => void) => Promise<T>): Promise<T> {
  const id = newRunId(), began = new Date(), watch = stopwatch(progress);
  let outcome: RunOutcome = {};
  const write = (rest: Pick<RunRecord, "exit" | "message">) =>
    writeRunRecord(warehouse, {id, command, began: began.toISOString(), seconds: (Date.now() - began.getTime()) / 1000, ...rest, source: resolve(source), ...outcome, steps: watch.stop()});
  try {
    const value = await job(watch, ({organization, unchanged, report, released, sites}) => (outcome = {organization, unchanged, report, released, sites}));
    write({exit: 0});
    return value;
  } catch (error) {
    write({exit: 1, message: error instanceof Fault ? error.message : "Ended by an error that is no fault of the data."});
    throw error;
  }
}

/** A record that cannot be written (a full disk, a folder that is read-only) must not hide how the run ended. */
function writeRunRecord(warehouse: string, record: RunRecord): void {
  const folder = join(dirname(resolve(warehouse)), "runs"), temporary = join(folder, "record.tmp");
  if (!existsSync(dirname(folder))) return;
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    writeFileSync(temporary, `${JSON.stringify(record, null, 1)}\n`, {mode: 0o600});
    renameSync(temporary, join(folder, `${record.id}.json`));
    const old = readdirSync(folder).filter((name) => name.endsWith(".json")).sort().reverse().slice(most);
    for (const name of old) rmSync(join(folder, name), {force: true});
  } catch {
    rmSync(temporary, {force: true});
  }
}
