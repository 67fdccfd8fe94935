import {existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {createHash, randomBytes} from "node:crypto";
import {Fault} from "../src/fault.ts";
import {writeDraft} from "../src/publish/draft.ts";
import {findSourceFiles} from "../src/sources/files.ts";
import {fingerprint} from "../src/sources/fingerprint.ts";
import {ingest} from "../src/sources/ingest.ts";
import {readManifest} from "../src/sources/manifest.ts";
import type {IngestSummary} from "../src/sources/summary.ts";
import {refuseFailedChecks, runChecks} from "../src/warehouse/checks.ts";
import {cannotWrite, takeLock} from "../src/warehouse/lock.ts";
import {readSqlFiles} from "../src/warehouse/modelFiles.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {codeHash, identityOf, readRunState, signWarehouse, writeRunState, type RunState} from "../src/warehouse/runState.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {openSession} from "../src/warehouse/session.ts";
import {clearNext, nextOf, swapIn} from "../src/warehouse/swap.ts";

export interface RunOptions {
  readonly source: string;
  readonly warehouse: string;
  /** Last day that the data covers, ISO. */
  readonly asOf?: string;
  readonly progress?: Progress;
}

/** What a run tells while it goes on: the step that has begun, and how far it is. */
export interface Progress {
  step(title: string): void;
  detail(text: string): void;
}

export interface RunResult {
  readonly unchanged: boolean;
  readonly organization: string;
  readonly draft: string;
  readonly summary?: IngestSummary;
}

const silent: Progress = {step: () => {}, detail: () => {}};

/**
 * Ingest → models → checks → swap → draft publication. The next warehouse is built beside the last one and takes its place only when
 * everything has gone well; killed at any moment, the last good one is whole.
 */
export async function run({source, warehouse: given, asOf, progress = silent}: RunOptions): Promise<RunResult> {
  const warehouse = resolve(given);
  const folder = resolve(source);
  const manifest = await readManifest(folder);
  await refuseOtherOrganization(warehouse, manifest.organization);
  makeFolder(dirname(warehouse));
  const unlock = takeLock(`${warehouse}.lock`);
  try {
    const last = readRunState(warehouse);
    const files = await filesOf(folder, manifest, last);
    const salt = saltBeside(warehouse, manifest.privacy.salt_file);
    const inputs = hashOf([salt, codeHash(["src", "sql", "pipelines"]), JSON.stringify(manifest), asOf ?? manifest.as_of ?? today(), Object.entries(files).map(([name, print]) => [name, print.sha256])]);
    const draft = join(dirname(warehouse), "publications", "draft");
    const standing = await identityOf(warehouse);
    if (standing && standing.inputs === inputs) {
      if (last?.draft !== standing.runId || !existsSync(draft)) {
        progress.step("Making the draft publication");
        await makeDraft(warehouse, draft);
        putDraft(draft);
      }
      writeRunState(warehouse, {runId: standing.runId, inputs, organization: standing.organization, source: folder, draft: standing.runId, files});
      return {unchanged: true, organization: standing.organization, draft};
    }
    const runId = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}-${randomBytes(3).toString("hex")}`;
    const summary = await build({folder, manifest, warehouse, asOf, salt, runId, inputs, standing: standing !== undefined, progress});
    progress.step("Making the draft publication");
    await makeDraft(nextOf(warehouse), draft);
    await swapIn(warehouse);
    putDraft(draft);
    writeRunState(warehouse, {runId, inputs, organization: manifest.organization, source: folder, draft: runId, files});
    return {unchanged: false, organization: manifest.organization, draft, summary};
  } finally {
    clearNext(warehouse);
    unlock();
  }
}

type Manifest = Awaited<ReturnType<typeof readManifest>>;

async function refuseOtherOrganization(warehouse: string, organization: string): Promise<void> {
  const standing = existsSync(warehouse) ? await identityOf(warehouse) : undefined;
  if (standing && standing.organization !== organization) {
    throw new Fault(`${warehouse} holds ${standing.organization}, this source is ${organization}; one folder holds one organization: name another with --warehouse.`);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, {recursive: true});
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

async function filesOf(folder: string, manifest: Manifest, last: RunState | undefined): Promise<RunState["files"]> {
  const {files} = await findSourceFiles(folder, manifest);
  const prints: Record<string, RunState["files"][string]> = {};
  for (const {file, path} of files) prints[file] ??= await fingerprint(path, file, last?.files[file]);
  return prints;
}

interface BuildOrder {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly warehouse: string;
  readonly asOf?: string;
  readonly salt: string;
  readonly runId: string;
  readonly inputs: string;
  readonly standing: boolean;
  readonly progress: Progress;
}

async function build({folder, manifest, warehouse, asOf, salt, runId, inputs, standing, progress}: BuildOrder): Promise<IngestSummary> {
  clearNext(warehouse);
  const session = await openSession(nextOf(warehouse), {temporaryFolder: `${nextOf(warehouse)}.tmp`});
  try {
    progress.step("Reading the exports");
    const summary = await ingest(session, {folder, manifest, asOf, previous: standing ? warehouse : undefined, runId, report: ({kind, file}) => progress.detail(kind === "read" ? file : `${file} (unchanged)`)});
    progress.step("Computing the figures");
    const files = readSqlFiles();
    await buildModels(session, {files, salt, report: ({model, done, total}) => progress.detail(`${model} (${done} of ${total})`)});
    progress.step("Checking them");
    await runChecks(session, files.checks);
    await refuseFailedChecks(session);
    await signWarehouse(session, runId, inputs);
    await session.run("checkpoint");
    return summary;
  } finally {
    session.close();
  }
}

export async function makeDraft(warehouse: string, draft: string): Promise<void> {
  rmSync(`${draft}.next`, {recursive: true, force: true});
  const session = await openSession(warehouse, {readOnly: true});
  try {
    await writeDraft(session, {folder: `${draft}.next`});
  } finally {
    session.close();
  }
}

export function putDraft(draft: string): void {
  rmSync(draft, {recursive: true, force: true});
  renameSync(`${draft}.next`, draft);
}

const today = () => new Date().toISOString().slice(0, 10);

const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
