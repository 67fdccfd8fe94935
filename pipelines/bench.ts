import {rmSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import type {ModelProgress} from "../src/warehouse/models.ts";
import {demoSources} from "./demo.ts";
import {silent, type Progress} from "./progress.ts";
import {run} from "./run.ts";
import {site} from "./site.ts";
import {stopwatch, type Timed} from "./stopwatch.ts";

export interface BenchFigures {
  readonly employees: number;
  readonly cores: number;
  readonly memoryMiB: number;
  /** The most memory that the process held. */
  readonly peakMiB: number;
  readonly stages: readonly Timed[];
  /** The models that took longest. */
  readonly slowest: readonly Timed[];
}

/** Times every stage on a demo organization of a given size, begun from nothing. */
export async function bench({employees, folder, progress = silent}: {employees: number; folder: string; progress?: Progress}): Promise<BenchFigures> {
  const watch = stopwatch(progress);
  const {sources, warehouse} = await demoSources({employees, seed: 1, folder, progress: watch});
  for (const made of ["publications", "warehouse.duckdb", "warehouse.duckdb.run.json"]) rmSync(join(folder, made), {recursive: true, force: true});
  const models: ModelProgress[] = [];
  await run({source: sources, warehouse, progress: watch, onModel: (built) => models.push(built)});
  await site({warehouse, publication: "draft", out: join(folder, "dist"), progress: watch});
  watch.step("A second run with nothing changed");
  await run({source: sources, warehouse});
  const slowest = models.map(({model, milliseconds}) => ({name: model, seconds: milliseconds / 1000})).sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  return {
    employees, stages: watch.stop(), slowest, cores: cpus().length, memoryMiB: Math.round(totalmem() / 2 ** 20),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024)
  };
}
