import {resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {readManifest} from "../src/sources/manifest.ts";
import {newRunId, readRunState, writeRunState} from "../src/warehouse/runState.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {refuseStranger, signWarehouse, standingAt} from "../src/warehouse/standing.ts";
import {settle} from "../src/warehouse/swap.ts";
import {silent, type Progress} from "./progress.ts";
import {transform} from "./transform.ts";
import {alone, replaceWarehouse} from "./workshop.ts";

export interface RebuildOptions {
  readonly source: string;
  readonly warehouse: string;
  readonly select: readonly string[];
  readonly progress?: Progress;
}

/** Builds some models again over the rows of the last run, on a copy that is checked and swapped in. Returns how many. */
export async function rebuild({source, warehouse: given, select, progress = silent}: RebuildOptions): Promise<number> {
  const warehouse = resolve(given);
  const manifest = await readManifest(resolve(source));
  return alone(warehouse, async () => {
    const standing = await standingAt(warehouse);
    refuseStranger(warehouse, standing, manifest.organization);
    if (standing.kind !== "whole") throw new Fault(`There is no warehouse ${given} to rebuild a part of; run badgeways pipeline without --select first.`);
    const salt = saltBeside(warehouse, manifest.privacy.salt_file);
    const runId = newRunId();
    // A part is built by other code than the rest: the next run must not take this for a whole one.
    const inputs = "partly rebuilt";
    await settle(warehouse);
    const models = await replaceWarehouse(warehouse, {progress, copyOf: warehouse}, async (session) => {
      const built = await transform(session, {salt, select}, progress);
      await signWarehouse(session, runId, inputs);
      return built;
    });
    const state = readRunState(warehouse);
    if (state) writeRunState(warehouse, {...state, runId, inputs, draft: runId});
    return models.length;
  });
}
