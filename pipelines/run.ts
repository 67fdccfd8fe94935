import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {resolve} from "node:path";
import type {Manifest} from "../src/contract/manifest.ts";
import {Fault, isFullDisk} from "../src/fault.ts";
import {findSourceFiles} from "../src/sources/files.ts";
import {fingerprint} from "../src/sources/fingerprint.ts";
import {readManifest} from "../src/sources/manifest.ts";
import {runReport, type RunReport} from "../src/sources/report.ts";
import {checkFindings} from "../src/warehouse/checks.ts";
import {lastWholeMonth} from "../src/months.ts";
import {codeHash} from "../src/warehouse/codeHash.ts";
import {keptReleases} from "../src/warehouse/keptReleases.ts";
import {compareWithLastRelease} from "../src/warehouse/lastRelease.ts";
import type {ModelProgress} from "../src/warehouse/models.ts";
import {newRunId, readRunState, writeRunState, type RunState} from "../src/warehouse/runState.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {refuseStranger, signWarehouse, standingAt} from "../src/warehouse/standing.ts";
import {copiesOf} from "../src/warehouse/swap.ts";
import {readExports} from "./ingest.ts";
import {silent, type Progress} from "./progress.ts";
import {draftOf, makeDraft, putDraft} from "./publish.ts";
import {recorded} from "./runRecord.ts";
import {localDay} from "./today.ts";
import {transform} from "./transform.ts";
import {alone, replaceWarehouse} from "./workshop.ts";

export interface RunOptions {
  readonly source: string;
  readonly warehouse: string;
  /** Last day that the data covers, ISO. */
  readonly asOf?: string;
  /** Last day on which a row of job history may have been recorded to count, ISO; default: asOf. */
  readonly knownAt?: string;
  readonly progress?: Progress;
  readonly onModel?: (built: ModelProgress) => void;
}

export interface RunResult {
  readonly unchanged: boolean;
  readonly organization: string;
  readonly draft: string;
  /** What was read, rejected, emptied and left out; absent where nothing had changed. */
  readonly report?: RunReport;
}

/**
 * Ingest → models → checks → draft publication → swap. The next warehouse is built beside the last one and takes its place only when
 * everything has gone well; killed at any moment, the last good one is whole. With nothing changed since the last run it says so, and
 * makes the draft again where it is lost or another run's.
 */
export async function run({source, warehouse: given, asOf, knownAt, progress = silent, onModel}: RunOptions): Promise<RunResult> {
  const warehouse = resolve(given), folder = resolve(source), draft = draftOf(warehouse);
  const manifest = await readManifest(folder);
  const {organization} = manifest;
  return alone(warehouse, async () => {
    const standing = await standingAt(warehouse);
    refuseStranger(warehouse, standing, organization);
    const last = readRunState(warehouse);
    const files = await filesOf(folder, manifest, last);
    const salt = saltBeside(warehouse, manifest.privacy.salt_file);
    const today = localDay();
    const releaseBefore = (id: string) => keptReleases(warehouse).find((release) => release.id < id);
    const inputs = hashOf([salt, codeHash(["src", "sql", "pipelines"], ["src/demo", "src/cli"]), manifest, asOf ?? manifest.as_of ?? today, knownAt, Object.entries(files).map(([name, {sha256}]) => [name, sha256])]);
    const remember = (runId: string, month: string) =>
      writeRunState(warehouse, {runId, inputs, organization, source: folder, draft: runId, month, after: releaseBefore(month)?.runId, files});
    if (standing.kind === "whole" && standing.inputs === inputs && last?.month && last.after === releaseBefore(last.month)?.runId) {
      const stands = (last.draft === standing.runId && existsSync(draft)) || await unlessDamaged(() => remakeDraft(warehouse, draft, progress));
      if (stands) {
        remember(standing.runId, last.month);
        return {unchanged: true, organization, draft};
      }
    }
    const runId = newRunId();
    const previous = standing.kind === "whole" ? warehouse : undefined;
    const build = (previous: string | undefined) => replaceWarehouse(warehouse, {progress}, async (session) => {
      const prints = new Map(Object.entries(files)), temporaryFolder = copiesOf(warehouse);
      const read = await readExports(session, {folder, manifest, asOf, knownAt, today, previous, prints, runId, temporaryFolder}, progress);
      const id = lastWholeMonth(read.asOf);
      await compareWithLastRelease(session, {id, runId, definitions: codeHash(["sql"]), last: releaseBefore(id)?.path});
      await transform(session, {salt, onModel}, progress);
      await signWarehouse(session, runId, inputs);
      return runReport(read, await checkFindings(session));
    });
    const report = (previous && await unlessDamaged(() => build(previous))) || await build(undefined);
    remember(runId, lastWholeMonth(report.as_of));
    return {unchanged: false, organization, draft, report};
  });
}

async function remakeDraft(warehouse: string, draft: string, progress: Progress): Promise<true> {
  await makeDraft(warehouse, draft, progress, {readOnly: true});
  putDraft(draft);
  return true;
}

/** The same, with a record of it in `runs/` beside the warehouse. */
export function recordedRun(options: RunOptions): Promise<RunResult> {
  const {source, warehouse, progress = silent} = options;
  return recorded({command: "pipeline", source, warehouse, progress}, async (watched, done) => {
    const result = await run({...options, progress: watched});
    done(result);
    return result;
  });
}

/** Does a job that reads the last warehouse; undefined where that is damaged, so that everything is to be made anew. */
async function unlessDamaged<T>(job: () => Promise<T>): Promise<T | undefined> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof Fault || isFullDisk(error)) throw error;
    return undefined;
  }
}

/** The fingerprints of all files that the manifest reads; those with the size, time and inode of the last run are not hashed again. */
async function filesOf(folder: string, manifest: Manifest, last: RunState | undefined): Promise<RunState["files"]> {
  const {files} = await findSourceFiles(folder, manifest);
  const known = last?.source === folder ? last.files : {};
  const prints: Record<string, RunState["files"][string]> = {};
  for (const {file, path} of files) prints[file] ??= await fingerprint(path, file, known[file]);
  return prints;
}

const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
