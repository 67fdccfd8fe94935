import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {vi} from "vitest";
import {run} from "../../pipelines/run.ts";

/** Runs the pipeline on a source folder with the tests' salt, in a folder of its own, by one thread or more. Returns the draft's folder. */
export async function publish(source: string, folder: string, threads = 1): Promise<string> {
  vi.stubEnv("BADGEWAYS_THREADS", String(threads));
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "salt"), "the salt of the golden publications\n");
  try {
    return (await run({source, warehouse: join(folder, "warehouse.duckdb")})).draft;
  } finally {
    vi.unstubAllEnvs();
  }
}
