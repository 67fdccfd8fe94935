import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeDemo, type DemoOptions, type DemoSummary} from "../../src/demo/write.ts";
import {ingest} from "../../src/sources/ingest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import type {IngestSummary} from "../../src/sources/summary.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";

export const demoSalt = "salt of the tests, no secret";

export interface Made {
  readonly folder: string;
  readonly demo: DemoSummary;
  remove(): void;
}

/** A demo organization in a folder of its own. */
export async function made(options: Omit<DemoOptions, "folder">): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-demo-"));
  return {folder, demo: await writeDemo({folder, ...options}), remove: () => rmSync(folder, {recursive: true, force: true})};
}

/** Its warehouse in memory, with the models named (all unless given). */
export async function loaded(folder: string, targets?: readonly string[]): Promise<{session: Session; summary: IngestSummary}> {
  const session = await openSession();
  const summary = await ingest(session, {folder, manifest: await readManifest(folder), runId: "test"});
  await buildModels(session, {salt: demoSalt, targets});
  return {session, summary};
}
