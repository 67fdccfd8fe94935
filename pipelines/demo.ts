import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {writeDemo} from "../src/demo/write.ts";
import {audiences} from "../src/publish/catalogue.ts";
import {codeHash} from "../src/warehouse/codeHash.ts";
import {readRunState} from "../src/warehouse/runState.ts";
import {releaseDraft} from "./release.ts";
import {run} from "./run.ts";
import {silent, type Progress} from "./progress.ts";
import {site} from "./site.ts";

export interface DemoOptions {
  readonly employees: number;
  readonly seed: number;
  readonly folder: string;
  readonly out: string;
  readonly progress?: Progress;
}

/** The demo organization is made up, so its salt is no secret: the same figures come out on every machine. */
const demoSalt = "the demo organization has no secrets\n";

/** The days of the demo's two releases, fixed so that its sites are the same on every day. The first knew nothing of what came later. */
const earlierRelease = {asOf: "2026-05-31", on: "2026-06-04"}, laterRelease = {on: "2026-07-04"};

/**
 * The demo organization → pipeline → two releases, a month apart, so that the second can say what changed → sites of the second. Sources
 * are made again when the size, the seed or the code that makes them changed; the releases are frozen anew with them, since nobody relies on them.
 */
export async function demo({employees, seed, folder, out, progress = silent}: DemoOptions): Promise<void> {
  const {sources, warehouse} = await demoSources({employees, seed, folder, progress});
  const releases = join(folder, "releases.made.json");
  const released = JSON.stringify({sources: textOf(join(folder, sourcesMark)), code: codeHash(["src", "sql", "pipelines"], ["src/cli"])});
  if (textOf(releases) !== released) {
    rmSync(releases, {force: true});
    forgetReleases(folder);
    const {asOf, on} = earlierRelease;
    await run({source: sources, warehouse, asOf, knownAt: asOf, progress});
    await releaseDraft({warehouse, on, progress});
  }
  await run({source: sources, warehouse, progress});
  const sites = join(folder, "sites.made.json");
  const built = JSON.stringify({run: readRunState(warehouse)?.runId, out: resolve(out), code: codeHash(["reports"])});
  if (textOf(releases) === released && textOf(sites) === built && audiences.every((name) => existsSync(join(out, name, "index.html")))) return;
  rmSync(sites, {force: true});
  const {id} = await releaseDraft({warehouse, ...laterRelease, progress});
  writeFileSync(releases, released);
  await site({warehouse, publication: id, out, progress});
  writeFileSync(sites, built);
}

function forgetReleases(folder: string): void {
  const publications = join(folder, "publications");
  const frozen = existsSync(publications) ? readdirSync(publications).filter((name) => name !== "draft") : [];
  for (const path of [...frozen.map((name) => join(publications, name)), join(folder, "releases")]) rmSync(path, {recursive: true, force: true});
}

export interface DemoSources extends Omit<DemoOptions, "out"> {
  /** Exports of that size and seed are taken as they are, whatever version made them. */
  readonly anyVersion?: boolean;
}

/** The demo's exports and its salt, made where they are not there yet or of another making. Returns where they and the warehouse lie. */
export async function demoSources({employees, seed, folder, anyVersion = false, progress = silent}: DemoSources): Promise<{sources: string; warehouse: string}> {
  const sources = join(folder, "sources"), warehouse = join(folder, "warehouse.duckdb");
  const mark = join(folder, sourcesMark);
  const made = JSON.stringify({employees, seed, code: codeHash(["src/demo"])});
  const standing = textOf(mark);
  if (standing === made || (anyVersion && standing?.startsWith(`${JSON.stringify({employees, seed}).slice(0, -1)},`))) return {sources, warehouse};
  if (!existsSync(mark) && existsSync(folder) && readdirSync(folder).length > 0) throw new Fault(`${folder} holds something else than the demo organization; name an empty folder with --folder.`);
  progress.step("Making the demo organization");
  mkdirSync(folder, {recursive: true});
  writeFileSync(mark, "being made");
  rmSync(sources, {recursive: true, force: true});
  mkdirSync(sources);
  await writeDemo({folder: sources, employees, seed});
  writeFileSync(join(folder, "salt"), demoSalt, {mode: 0o600});
  writeFileSync(mark, made);
  return {sources, warehouse};
}

/** What the sources were made of. */
const sourcesMark = "sources.made.json";

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
