import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeDemo, type DemoOptions} from "../src/demo/write.ts";
import {ingest} from "../src/sources/ingest.ts";
import {readManifest} from "../src/sources/manifest.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {openSession, type Session} from "../src/warehouse/session.ts";

/** Makes a demo organization and the models named, lets `look` take its figures, and removes it. */
export async function ofDemo<T>({targets, ...options}: Omit<DemoOptions, "folder"> & {readonly targets: readonly string[]}, look: (session: Session) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-bench-"));
  const session = await openSession(":memory:");
  try {
    await writeDemo({folder, ...options});
    await ingest(session, {folder, manifest: await readManifest(folder), runId: "bench"});
    await buildModels(session, {salt: "bench", targets});
    return await look(session);
  } finally {
    session.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The mean of a share over seeds, and its standard error clustered by seed. */
export function clustered(shares: readonly number[]): {mean: number; error: number} {
  const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length;
  return {mean, error: Math.sqrt(shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (shares.length - 1) / shares.length)};
}
