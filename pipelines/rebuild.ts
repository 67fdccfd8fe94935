import {copyFileSync, existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {readManifest} from "../src/sources/manifest.ts";
import {refuseFailedChecks, runChecks} from "../src/warehouse/checks.ts";
import {takeLock} from "../src/warehouse/lock.ts";
import {readSqlFiles} from "../src/warehouse/modelFiles.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {identityOf, readRunState, signWarehouse, writeRunState} from "../src/warehouse/runState.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {openSession} from "../src/warehouse/session.ts";
import {clearNext, nextOf, swapIn} from "../src/warehouse/swap.ts";
import {makeDraft, putDraft, type Progress} from "./run.ts";

interface RebuildOptions {
  readonly source: string;
  readonly warehouse: string;
  readonly select: readonly string[];
  readonly progress: Progress;
}

/** Builds some models again over the rows of the last run, on a copy that is checked and swapped in. Returns how many. */
export async function rebuild({source, warehouse: given, select, progress}: RebuildOptions): Promise<number> {
  const warehouse = resolve(given);
  const standing = existsSync(warehouse) ? await identityOf(warehouse) : undefined;
  if (!standing) throw new Fault(`There is no warehouse ${given} to rebuild a part of; run badgeways pipeline without --select first.`);
  const manifest = await readManifest(resolve(source));
  const unlock = takeLock(`${warehouse}.lock`);
  try {
    clearNext(warehouse);
    copyFileSync(warehouse, nextOf(warehouse));
    const session = await openSession(nextOf(warehouse), {temporaryFolder: `${nextOf(warehouse)}.tmp`});
    let built: number;
    try {
      progress.step("Computing the figures");
      const files = readSqlFiles();
      const models = await buildModels(session, {files, select, salt: saltBeside(warehouse, manifest.privacy.salt_file), report: ({model, done, total}) => progress.detail(`${model} (${done} of ${total})`)});
      built = models.length;
      progress.step("Checking them");
      await runChecks(session, files.checks);
      await refuseFailedChecks(session);
      // A part was built by other code than the rest: the next run must not take this for a whole one.
      await signWarehouse(session, standing.runId, "partly rebuilt");
      await session.run("checkpoint");
    } finally {
      session.close();
    }
    progress.step("Making the draft publication");
    const draft = join(dirname(warehouse), "publications", "draft");
    await makeDraft(nextOf(warehouse), draft);
    await swapIn(warehouse);
    putDraft(draft);
    const state = readRunState(warehouse);
    if (state) writeRunState(warehouse, {...state, inputs: "partly rebuilt"});
    return built;
  } finally {
    clearNext(warehouse);
    unlock();
  }
}
