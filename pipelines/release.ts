import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {release, type Release} from "../src/publish/release.ts";
import {sheetFile, writeSheet} from "../src/publish/sheet.ts";
import {keepRelease} from "../src/warehouse/keptReleases.ts";
import {openSession} from "../src/warehouse/session.ts";
import {silent, type Progress} from "./progress.ts";
import {publicationsOf} from "./publish.ts";
import {localDay} from "./today.ts";
import {alone} from "./workshop.ts";

export interface ReleaseOrder {
  readonly warehouse: string;
  /** The day of release, ISO; today unless given. */
  readonly on?: string;
  readonly progress?: Progress;
}

async function makeSheet(warehouse: string, publications: string, id: string): Promise<void> {
  const session = await openSession(warehouse, {readOnly: true});
  try {
    await writeSheet(session, {publications, id});
  } finally {
    session.close();
  }
}

/** Freezes the draft beside a warehouse as the release of its month, and keeps the warehouse, so that the next release can say what changed. No run may replace the draft meanwhile. */
export async function releaseDraft({warehouse: given, on = localDay(), progress = silent}: ReleaseOrder): Promise<Release> {
  const warehouse = resolve(given);
  if (!existsSync(warehouse)) throw new Fault(`There is no warehouse ${given} to release from; run badgeways pipeline first, or name another with --warehouse.`);
  progress.step("Freezing the release");
  return alone(warehouse, async () => {
    const publications = publicationsOf(warehouse);
    const made = await release({warehouse, publications, on});
    if (made.frozen) keepRelease(warehouse, {id: made.id, runId: made.runId});
    if (made.frozen || !existsSync(sheetFile(publications, made.id))) await makeSheet(warehouse, publications, made.id);
    return made;
  });
}
