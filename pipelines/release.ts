import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {release, type Release} from "../src/publish/release.ts";
import {keepRelease} from "../src/warehouse/keptReleases.ts";
import {silent, type Progress} from "./progress.ts";
import {localDay} from "./today.ts";
import {alone} from "./workshop.ts";

export interface ReleaseOrder {
  readonly warehouse: string;
  /** The day of release, ISO; today unless given. */
  readonly on?: string;
  readonly progress?: Progress;
}

/** Freezes the draft beside a warehouse as the release of its month, and keeps the warehouse, so that the next release can say what changed. No run may replace the draft meanwhile. */
export async function releaseDraft({warehouse: given, on = localDay(), progress = silent}: ReleaseOrder): Promise<Release> {
  const warehouse = resolve(given);
  if (!existsSync(warehouse)) throw new Fault(`There is no warehouse ${given} to release from; run badgeways pipeline first, or name another with --warehouse.`);
  progress.step("Freezing the release");
  return alone(warehouse, async () => {
    const made = await release({warehouse, publications: join(dirname(warehouse), "publications"), on});
    if (made.frozen) keepRelease(warehouse, {id: made.id, runId: made.runId});
    return made;
  });
}
