import {join} from "node:path";
import {measure, type Measure} from "../src/bench/measure.ts";
import {coreStages, runCoreStage, type CoreStage} from "../src/bench/stages.ts";
import type {BenchStage} from "./bench.ts";
import {run} from "./run.ts";
import {site} from "./site.ts";

/** One stage of the benchmark in this process. */
export async function benchStage(stage: BenchStage, sources: string, folder: string): Promise<Measure> {
  if ((coreStages as readonly string[]).includes(stage)) return runCoreStage(stage as CoreStage, sources, folder);
  const warehouse = join(folder, "warehouse.duckdb");
  return measure(async () => {
    if (stage === "site") await site({warehouse, publication: "draft", out: join(folder, "dist")});
    else await run({source: sources, warehouse});
  });
}
