import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {writeDemo} from "../src/demo/write.ts";
import {codeHash} from "../src/warehouse/runState.ts";
import {releaseDraft} from "./release.ts";
import {run, type Progress} from "./run.ts";
import {site} from "./site.ts";

export interface DemoOptions {
  readonly employees: number;
  readonly seed: number;
  readonly folder: string;
  readonly out: string;
  readonly progress: Progress;
}

/** The demo organization is made up, so its salt is no secret: the same figures come out on every machine. */
const demoSalt = "the demo organization has no secrets\n";

/** The day of the demo's release, fixed so that its sites are the same on every day. */
const demoRelease = "2026-07-04";

/**
 * The demo organization → pipeline → release → sites. Sources are made again when the size, the seed or the code that makes them
 * changed; the release is frozen anew with them, since nobody relies on it.
 */
export async function demo({employees, seed, folder, out, progress}: DemoOptions): Promise<void> {
  const sources = join(folder, "sources");
  const warehouse = join(folder, "warehouse.duckdb");
  const made = JSON.stringify({employees, seed, code: codeHash(["src/demo"])});
  const mark = join(folder, "sources.made.json");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== made) {
    progress.step("Making the demo organization");
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(sources, {recursive: true});
    await writeDemo({folder: sources, employees, seed});
    writeFileSync(join(folder, "salt"), demoSalt, {mode: 0o600});
    writeFileSync(mark, made);
  }
  const {unchanged} = await run({source: sources, warehouse, progress});
  const published = join(folder, "publications", "2026-06");
  if (!unchanged) rmSync(published, {recursive: true, force: true});
  if (!existsSync(published)) await releaseDraft({warehouse, on: demoRelease, progress});
  const built = JSON.stringify({made, run: readFileSync(`${warehouse}.run.json`, "utf8"), code: codeHash(["reports"])});
  const sitesMade = join(folder, "sites.made.json");
  if (existsSync(sitesMade) && existsSync(join(out, "hr")) && readFileSync(sitesMade, "utf8") === built) return;
  await site({warehouse, publication: "2026-06", out, progress});
  writeFileSync(sitesMade, built);
}
